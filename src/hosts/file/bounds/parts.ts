import { boundBinaryWorksheet } from "./binary-worksheet";
import { boundWorksheetXml } from "./worksheet-xml";

const LESS_THAN = 0x3c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** The relationships say which part is a worksheet, and the library believes them: what counts here is what a part holds. */
function isXml(content: Uint8Array): boolean {
  const start = BYTE_ORDER_MARK.every((byte, i) => content[i] === byte) ? BYTE_ORDER_MARK.length : 0;
  return content[start] === LESS_THAN;
}

function bounded(name: string, content: Uint8Array): Uint8Array {
  if (/\.bin$/i.test(name)) return boundBinaryWorksheet(content);
  if (!isXml(content)) return content;
  const xml = new TextDecoder().decode(content);
  const boundedXml = boundWorksheetXml(xml);
  return boundedXml === xml ? content : new TextEncoder().encode(boundedXml);
}

/** The parts of an unpacked workbook as the library may see them: without numbers outside of Excel's grid. */
export function boundParts(parts: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  return new Map([...parts].map(([name, content]) => [name, bounded(name, content)]));
}
