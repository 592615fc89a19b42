import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** Has every formula worked out anew when a file is opened, whoever wrote it. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

const MOST_TIME = 120_000;

/** LibreOffice without a window, with settings of its own in a folder. */
export class LibreOffice {
  constructor(profile) {
    this.profile = profile;
    mkdirSync(path.join(profile, "user"), { recursive: true });
    writeFileSync(path.join(profile, "user", "registrymodifications.xcu"), SETTINGS);
  }

  /** @returns the file in the other format; throws what the program says when there is none */
  convert(file, format) {
    const folder = path.join(path.dirname(file), format);
    const options = ["--headless", `-env:UserInstallation=${pathToFileURL(this.profile)}`, "--convert-to", format, "--outdir", folder, file];
    const said = execFileSync("soffice", options, { encoding: "utf8", timeout: MOST_TIME, stdio: ["ignore", "pipe", "pipe"] });
    const converted = path.join(folder, `${path.basename(file, path.extname(file))}.${format}`);
    if (!existsSync(converted)) throw new Error(`LibreOffice made no ${format} of ${file}: ${said}`);
    return converted;
  }
}
