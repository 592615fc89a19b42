import { PREVIEW_SETTINGS, readExtensionSettings } from "../../hosts/file/kept-settings";
import type { Archive } from "./archive";
import type { Package } from "./package";
import { WORKBOOK } from "./archive";
import { escapeText, HEAD, tag } from "./xml";

/** The part of custom XML that holds the add-in's settings. Excel keeps such a part, and so does LibreOffice. */
const find = (archive: Archive): string | undefined =>
  archive.relations(WORKBOOK).find(({ type, target }) => type === "customXml" && archive.text(target)?.includes(PREVIEW_SETTINGS))?.target;

export function writeSettings(target: Package, archive: Archive, settings: ReadonlyMap<string, unknown>): void {
  const path = find(archive);
  // An empty list says that what Excel wrote is gone.
  if (settings.size === 0 && readExtensionSettings(archive.parts).size === 0) {
    if (path) target.removeRelated(WORKBOOK, path);
    return;
  }
  const xml = HEAD + tag("settings", { xmlns: PREVIEW_SETTINGS }, escapeText(JSON.stringify([...settings])));
  if (path) target.set(path, xml);
  else target.relate(WORKBOOK, "customXml", target.add("customXml/item", xml, null));
}
