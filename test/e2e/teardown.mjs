/** Ends the server that the setup started. */
export default async function teardown() {
  await globalThis.e2eServer?.close();
}
