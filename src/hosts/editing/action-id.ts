const LENGTH = 12;

/** A name for an action that no other pane gives to another one. */
export function newActionId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
