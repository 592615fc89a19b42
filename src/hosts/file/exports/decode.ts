/** Texts that budget systems export: UTF-8 or GBK, whatever they say of themselves. */

const UTF16_LITTLE = [0xff, 0xfe];
const UTF16_BIG = [0xfe, 0xff];
const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean => magic.every((byte, i) => bytes[i] === byte);

/** What no text holds: control characters other than tab, line ends and form feed. */
const CONTROL = /[\u0000-\u0008\u000E-\u001F]/;
const REPLACEMENT = "\uFFFD";
/** One character in so many may be damaged. */
const MOST_DAMAGED = 1000;

function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, UTF16_LITTLE)) return new TextDecoder("utf-16le").decode(bytes);
  if (startsWith(bytes, UTF16_BIG)) return new TextDecoder("utf-16be").decode(bytes);
  try {
    // Bytes that are UTF-8 by chance hardly exist, and what a file declares is often wrong.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The bytes as text without its mark; null when they are none. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const text = decoded(bytes);
  if (CONTROL.test(text)) return null;
  return text.split(REPLACEMENT).length - 1 > text.length / MOST_DAMAGED ? null : text;
}
