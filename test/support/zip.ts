import { deflateRawSync } from "node:zlib";
import { crc32 } from "../../src/hosts/file/zip";

interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive claims, when it lies. */
  readonly declaredSize?: number;
  readonly isEncrypted?: boolean;
}

/** A ZIP archive with deflated files, for tests that need one that no program would write. */
export function makeZip(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredSize, isEncrypted } of parts) {
    const raw = Buffer.from(content);
    const packed = deflateRawSync(raw);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(isEncrypted ? 1 : 0, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(declaredSize ?? raw.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, tail, Buffer.from(name)]));
    files.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, listing, end]);
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

interface HandmadeSheet {
  readonly name: string;
  /** What stands inside <worksheet>, or the whole part when it begins with "<?xml". */
  readonly xml: string;
  readonly state?: "hidden" | "veryHidden";
}

/**
 * An .xlsx whose XML the test writes itself; `styles` is what stands inside <styleSheet>, `names` the element <definedNames>. `edits`
 * change parts by their paths; one that is not there begins as "".
 */
export function makeXlsx(
  sheets: readonly HandmadeSheet[],
  styles = "",
  extra: readonly Part[] = [],
  names = "",
  edits: Readonly<Record<string, (xml: string) => string>> = {},
): Uint8Array {
  const part = (content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${content}`;
  const parts: Part[] = [
    {
      name: "[Content_Types].xml",
      content: part(
        `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
          `<Override PartName="/xl/workbook.xml" ContentType="${OFFICE}.sheet.main+xml"/>` +
          `<Override PartName="/xl/styles.xml" ContentType="${OFFICE}.styles+xml"/>` +
          sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${OFFICE}.worksheet+xml"/>`).join("") +
          `</Types>`,
      ),
    },
    {
      name: "xl/workbook.xml",
      content: part(
        `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
          sheets
            .map(({ name, state }, i) => `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${i + 1}"/>`)
            .join("") +
          `</sheets>${names}</workbook>`,
      ),
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: part(
        `<Relationships xmlns="${PACKAGE}/relationships">` +
          sheets
            .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`)
            .join("") +
          `</Relationships>`,
      ),
    },
    { name: "xl/styles.xml", content: part(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`) },
    ...sheets.map(({ xml }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: xml.startsWith("<?xml") ? xml : part(`<worksheet xmlns="${MAIN}">${xml}</worksheet>`),
    })),
    ...extra,
  ];
  const added = Object.keys(edits).filter((path) => !parts.some(({ name }) => name === path));
  return makeZip([...parts, ...added.map((name) => ({ name, content: "" }))].map((one) => ({ ...one, content: edits[one.name]?.(String(one.content)) ?? one.content })));
}
