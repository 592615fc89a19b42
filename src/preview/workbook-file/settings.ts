import { PREVIEW_SETTINGS, readExtensionSettings } from "../../hosts/file/kept-settings";
import type { Package } from "../../hosts/file/xlsx/package";
import { escapeText, HEAD, tag } from "../../hosts/file/xlsx/write-xml";

/** The part of custom XML that holds the add-in's settings. Excel keeps such a part, and so does LibreOffice. */
const find = (target: Package, workbook: string): string | undefined =>
  target.related(workbook, "customXml").find(({ target: path }) => target.text(path)?.includes(PREVIEW_SETTINGS))?.target;

export function writeSettings(target: Package, workbook: string, settings: ReadonlyMap<string, unknown>): void {
  const path = find(target, workbook);
  // An empty list says that what Excel wrote is gone.
  if (settings.size === 0 && readExtensionSettings(target.all).size === 0) {
    if (path) target.removeRelated(workbook, path);
    return;
  }
  const xml = HEAD + tag("settings", { xmlns: PREVIEW_SETTINGS }, escapeText(JSON.stringify([...settings])));
  if (path) target.set(path, xml);
  else target.relate(workbook, "customXml", target.add("customXml/item", xml, null));
}
