// Nothing but office.js: the tests run their own Excel code in this page.
Office.onReady(({ host }) => {
  document.getElementById("state").textContent = String(host);
});
