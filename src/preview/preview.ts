import { DamagedPartError } from "../hosts/file/xlsx/damaged-part";
import type { Texts } from "../i18n/texts";
import { type Area, parseArea } from "../sheet/address";
import { setUpDivider } from "./divider";
import { Conditions } from "./faults";
import { OfficeHost } from "./office-host";
import { type PaneAction, PaneFrame } from "./pane-frame";
import type { ExcelState } from "./richapi/excel-state";
import { fullAddress } from "./richapi/grid";
import { TopBar } from "./top-bar";
import { Grid } from "./univer/start";
import { cellStyle } from "./univer/style";
import { UniverWorkbook } from "./univer/workbook";
import { LARGEST_FILE, LIMITS_SAID } from "./workbook-file/limits";
import { type Baseline, baselineOf } from "./workbook-file/baseline";
import { openingNotice } from "./workbook-file/notices";
import type { FileSource, OpenedWorkbook } from "./workbook-file/open";
import { openInWorker } from "./workbook-file/open-in-worker";
import { openedCells } from "./workbook-file/opened-cells";
import { FileProblem } from "./workbook-file/problem";
import { saveWorkbookFile } from "./workbook-file/save";

/** What browsers are told of a file by its extension. */
const TYPES: Readonly<Record<string, string>> = {
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.12",
};

/** What the page's address may ask for. */
export interface PreviewOptions {
  readonly texts: Texts;
  readonly paneWidth: number;
  /** The add-in's page, on the same origin. */
  readonly panePage: string;
  /** The newest ExcelApi requirement set that this Excel claims. */
  readonly apiVersion: string;
}

/** The page that plays Excel: one workbook, one task pane, and what tests may do to both. */
export class Preview {
  /** How this Excel misbehaves, and what it was asked. */
  readonly conditions = new Conditions();
  private readonly grid: Grid;
  private readonly bar: TopBar;
  private readonly pane: PaneFrame;
  /** Ends the reading of a file that another one takes the place of. */
  private reading = new AbortController();
  private current: { readonly workbook: UniverWorkbook; readonly host: OfficeHost; readonly source: FileSource; readonly baseline: Baseline } | null = null;

  constructor(private readonly options: PreviewOptions) {
    const { texts, panePage, apiVersion, paneWidth } = options;
    document.documentElement.lang = texts.locale;
    document.title = texts.t("preview:title");
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const container = element("grid");
    container.setAttribute("aria-label", texts.t("preview:grid"));
    element("task-pane").setAttribute("aria-label", texts.t("preview:pane"));
    this.grid = new Grid({ container, locale: texts.locale, isDark: dark.matches, partsOf: (sheetId) => this.current?.workbook.partsOf(sheetId) });
    dark.addEventListener("change", () => this.grid.facade.toggleDarkMode(dark.matches));
    setUpDivider(element("divider"), texts.t("preview:divider"), paneWidth);
    this.bar = new TopBar(element("bar"), texts, {
      openPane: (action) => this.openPane(action),
      openFile: (file) => void this.openFile(file),
      save: () => void this.save(),
    });
    this.pane = new PaneFrame(element("task-pane"), {
      page: panePage,
      title: texts.t("preview:pane"),
      locale: texts.locale === "en" ? "en-US" : "zh-CN",
      apiVersion,
      documentName: () => encodeURIComponent(this.workbook.name),
      host: () => this.host,
    });
  }

  get workbook(): UniverWorkbook {
    if (!this.current) throw new Error("no workbook is open");
    return this.current.workbook;
  }

  /** Opens the pane as a button of the ribbon does. */
  openPane(action: PaneAction): void {
    this.pane.open(action);
  }

  /** Opens a workbook in place of the present one. The pane starts anew, as a pane of another workbook. */
  async open(name: string, bytes: Uint8Array): Promise<void> {
    this.reading.abort(new Superseded());
    const reading = (this.reading = new AbortController());
    if (bytes.length > LARGEST_FILE) throw new FileProblem("too-large");
    if (bytes.length === 0) throw new FileProblem("empty");
    const opened = await this.read(name, bytes, reading);
    this.pane.close();
    this.current?.workbook.dispose();
    this.current = null;
    const { locked } = opened.source.appearance;
    const isLocked = (format: number | undefined): boolean => format === undefined || locked[format] !== false;
    const cells = openedCells(opened);
    const text = this.options.texts.t("preview:laying-out", { name });
    const sheet = await this.grid.open(opened.data, (share) => this.bar.showProgress(text, share, null));
    reading.signal.throwIfAborted();
    const workbook = new UniverWorkbook(this.grid.facade, sheet, { name, parts: opened.parts, isLocked });
    for (const definedName of opened.names) workbook.addName(definedName);
    this.grid.forgetUndo();
    const host = new OfficeHost(workbook, this.conditions, opened.settings);
    this.current = { workbook, host, source: opened.source, baseline: baselineOf(workbook, host.settingValues, cells) };
    workbook.refresh();
    this.bar.clearMessage();
    this.bar.showFileName(name);
    const notice = openingNotice(this.options.texts, name, opened.source);
    if (notice) this.bar.showMessage(notice, "news");
    this.openPane("open");
  }

  /** In a worker: the page answers meanwhile, and a person can give it up. */
  private async read(name: string, bytes: Uint8Array, reading: AbortController): Promise<OpenedWorkbook> {
    const { texts } = this.options;
    const cancel = (): void => reading.abort(new Cancelled());
    this.bar.showOpening(name);
    this.bar.showProgress(texts.t("preview:reading", { name }), null, cancel);
    return openInWorker({ name, bytes }, reading.signal, ({ done, total }) =>
      this.bar.showProgress(texts.t("preview:reading-sheet", { name, sheet: done + 1, sheets: total }), done / total, cancel),
    );
  }

  async openFile(file: File): Promise<void> {
    try {
      if (file.size > LARGEST_FILE) throw new FileProblem("too-large");
      await this.open(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch (error) {
      if (error instanceof Superseded) return;
      const { texts } = this.options;
      if (error instanceof Cancelled) {
        this.showProblem(texts.t("preview:cancelled", { name: file.name }), "news");
        return;
      }
      const code = error instanceof FileProblem ? error.code : "unreadable";
      this.showProblem(texts.t(`preview:problem.${code}`, { name: file.name, ...LIMITS_SAID }));
    }
  }

  async openSample(address: string): Promise<void> {
    try {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      await this.open(address.split("/").at(-1)!, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      if (error instanceof Superseded) return;
      const detail = error instanceof Error ? error.message : String(error);
      this.showProblem(this.options.texts.t("preview:problem.sample", { detail }));
    }
  }

  async save(): Promise<void> {
    if (!this.current) return;
    const { texts } = this.options;
    const { source } = this.current;
    const name = this.workbook.name.replace(/\.[^.]*$/, "") + source.extension;
    try {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([await this.saved()], { type: TYPES[source.extension] ?? "application/octet-stream" }));
      link.download = name;
      link.click();
      URL.revokeObjectURL(link.href);
      this.bar.showMessage(texts.t(source.isKept ? "preview:saved" : "preview:saved-old", { name }), "news");
    } catch (error) {
      if (!(error instanceof DamagedPartError)) throw error;
      this.bar.showMessage(texts.t("preview:problem.unsaved", { name: this.workbook.name }), "problem");
    }
  }

  /** The workbook as a file, with the results of its formulas. */
  async saved(): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.current) throw new Error("no workbook is open");
    await this.current.workbook.recalculated();
    const { workbook, host, source, baseline } = this.current;
    const { styles, locked } = source.appearance;
    return saveWorkbookFile(workbook, { source, baseline, openedStyles: styles.map((style, format) => cellStyle(style, locked[format]!)), settings: host.settingValues });
  }

  /** Where cells of the active sheet are drawn, in CSS pixels of the page. */
  cellRect(address: string): { x: number; y: number; width: number; height: number } {
    return this.workbook.rectOf(area(address), element("grid"));
  }

  /** Brings cells of the active sheet into view without selecting them. */
  scrollTo(address: string): void {
    this.workbook.scrollTo(area(address));
  }

  /** What is selected, as Excel writes it: "Sheet1!B2:D5". */
  get selection(): string {
    const { sheetId, area: selected } = this.workbook.selection();
    const sheet = this.workbook.sheets().find(({ id }) => id === sheetId);
    return sheet ? fullAddress({ sheet, area: selected }) : "";
  }

  /** Why a file was not opened; the one that is open stays. */
  private showProblem(problem: string, kind: "problem" | "news" = "problem"): void {
    this.bar.showFileName(this.current?.workbook.name ?? null);
    this.bar.showMessage(problem, kind);
  }

  /** What this Excel knows besides the cells; tests may order it. */
  get excel(): ExcelState {
    return this.host.state;
  }

  private get host(): OfficeHost {
    if (!this.current) throw new Error("no workbook is open");
    return this.current.host;
  }
}

/** Another file was opened before this one was read. */
class Superseded extends Error {}

/** The person does not want the file any more. */
class Cancelled extends Error {}

function area(address: string): Area {
  const parsed = parseArea(address);
  if (!parsed) throw new Error(`not an address of cells: ${address}`);
  return parsed;
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
