/** As narrow as Excel makes a task pane, and as wide as still leaves a table. */
const NARROWEST = 320;
const WIDEST = 900;
const STEP = 20;

/** Makes the line between grid and pane movable by pointer and by arrow keys. */
export function setUpDivider(divider: HTMLElement, label: string, initialWidth: number): void {
  let width = initialWidth;
  const apply = (wanted: number): void => {
    width = Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)));
    document.documentElement.style.setProperty("--pane-width", `${width}px`);
    divider.setAttribute("aria-valuenow", String(width));
  };
  divider.setAttribute("aria-label", label);
  divider.setAttribute("aria-valuemin", String(NARROWEST));
  divider.setAttribute("aria-valuemax", String(WIDEST));
  divider.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") apply(width + STEP);
    else if (event.key === "ArrowRight") apply(width - STEP);
  });
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    const move = ({ clientX }: PointerEvent): void => apply(innerWidth - clientX);
    divider.addEventListener("pointermove", move);
    // Captured by the divider, so the pane's frame does not swallow it.
    divider.addEventListener("lostpointercapture", () => divider.removeEventListener("pointermove", move), { once: true });
  });
  apply(initialWidth);
}
