import type { Archive } from "./archive";
import type { Package } from "./package";
import { WORKBOOK } from "./archive";
import { escapeText, HEAD, tag } from "./xml";

/** Marks the part of custom XML that holds the add-in's settings. Excel keeps such a part, and so does LibreOffice. */
const NAMESPACE = "urn:jixiao-check:preview:settings";

const find = (archive: Archive): string | undefined =>
  archive.relations(WORKBOOK).find(({ type, target }) => type === "customXml" && archive.text(target)?.includes(NAMESPACE))?.target;

export function readSettings(archive: Archive): ReadonlyMap<string, unknown> {
  const path = find(archive);
  const text = path && archive.xml(path)?.documentElement.textContent;
  return new Map(text ? (JSON.parse(text) as [string, unknown][]) : []);
}

export function writeSettings(target: Package, archive: Archive, settings: ReadonlyMap<string, unknown>): void {
  const path = find(archive);
  if (settings.size === 0) {
    if (path) target.removeRelated(WORKBOOK, path);
    return;
  }
  const xml = HEAD + tag("settings", { xmlns: NAMESPACE }, escapeText(JSON.stringify([...settings])));
  if (path) target.set(path, xml);
  else target.relate(WORKBOOK, "customXml", target.add("customXml/item", xml, null));
}
