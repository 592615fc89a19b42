import type { Browser, BrowserContext, Frame, FrameLocator, Page } from "playwright-core";
import type { FaultKind, OrderedFailure } from "../../src/preview/faults";
import { launchBrowser } from "./browser";

export interface OpenOptions {
  readonly locale?: "zh-CN" | "en-US";
  readonly colorScheme?: "light" | "dark";
  readonly forcedColors?: "active" | "none";
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly paneWidth?: number;
  /** A workbook file in place of the sample. */
  readonly workbook?: Uint8Array;
  /** Failures of the first round trips. */
  readonly faults?: readonly FaultKind[];
  /** Milliseconds that each round trip takes. */
  readonly delay?: number;
  /** The newest ExcelApi that this Excel claims. */
  readonly api?: string;
  /** Another page than the production pane. */
  readonly pane?: string;
  /** Whether the page is spoilt for others afterwards. */
  readonly isSpoilt?: boolean;
}

const WORKBOOK_NAME = "test.xlsx";
/** The page with its spreadsheet comes to 1.6 MB of code, which a busy machine takes its time to read. */
const LOADING_MS = 80_000;

/** Starts a browser for the tests of a file and closes each test's previews after it. */
export function useBrowser(): TestBrowser {
  const browser = new TestBrowser();
  afterEach(() => browser.closePreviews());
  afterAll(() => browser.close());
  return browser;
}

/**
 * The browser of a test file. Its pages are used again by the next test: a renderer that has compiled the spreadsheet once opens the
 * preview in a third of the time.
 */
export class TestBrowser {
  private browser: Browser | null = null;
  private readonly open: PreviewPage[] = [];
  private readonly idle: PreviewPage[] = [];

  async close(): Promise<void> {
    await this.browser?.close();
  }

  /** Leaves the previews of a test and fails when anything went wrong in them: call it after each. */
  async closePreviews(): Promise<void> {
    for (const preview of this.open.splice(0)) {
      const problems = await preview.leave();
      if (preview.isSpoilt) await preview.close();
      else this.idle.push(preview);
      expect(problems).toEqual([]);
    }
  }

  /** Opens the preview and waits until its workbook and its pane are there. */
  async openPreview(options: OpenOptions = {}): Promise<PreviewPage> {
    const preview = await this.page(options);
    this.open.push(preview);
    await preview.load(options);
    return preview;
  }

  /** A page with nothing of other tests in it. */
  private async page({ locale = "zh-CN", isSpoilt = false }: OpenOptions): Promise<PreviewPage> {
    const fitting = isSpoilt ? -1 : this.idle.findIndex((preview) => preview.locale === locale);
    if (fitting >= 0) return this.idle.splice(fitting, 1)[0]!;
    this.browser ??= await launchBrowser();
    const context = await this.browser.newContext({ locale });
    return new PreviewPage(context, await context.newPage(), locale, isSpoilt);
  }
}

/** One preview in its own browser context. */
export class PreviewPage {
  /** The add-in's page in the frame. */
  readonly pane: FrameLocator;
  /** Whatever went wrong in the pages: uncaught errors, refused resources, requests to other addresses. */
  readonly problems: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    readonly locale: string,
    readonly isSpoilt: boolean,
  ) {
    this.pane = page.frameLocator("#pane");
    page.setDefaultNavigationTimeout(LOADING_MS);
    page.on("pageerror", (error) => this.problems.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.problems.push(message.text());
    });
  }

  async load(options: OpenOptions): Promise<void> {
    const origin = process.env.E2E_ORIGIN;
    if (!origin) throw new Error("E2E_ORIGIN is not set: run these tests with jest's project e2e");
    await this.page.setViewportSize(options.viewport ?? { width: 1280, height: 800 });
    await this.page.emulateMedia({ colorScheme: options.colorScheme ?? "light", forcedColors: options.forcedColors ?? "none" });
    await this.context.route("**/*", (route) => {
      const url = route.request().url();
      if (url.startsWith(`${origin}/`)) return route.fallback();
      this.problems.push(`request to another address: ${url}`);
      return route.abort();
    });
    if (options.workbook) {
      const body = Buffer.from(options.workbook);
      await this.context.route(`**/samples/${WORKBOOK_NAME}`, (route) => route.fulfill({ body }));
    }
    await this.page.goto(`${origin}/preview/?${query(options)}`);
    await this.page.locator("#pane").waitFor();
  }

  /** A problem that a test brings about on purpose. */
  expectProblem(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Ends what is going on in the page, and forgets what it kept. @returns what went wrong in it and was not expected */
  async leave(): Promise<string[]> {
    const reported = await this.page.evaluate(() => {
      localStorage.clear();
      return [...window.preview.conditions.reported];
    });
    await this.page.goto("about:blank");
    await this.context.unrouteAll({ behavior: "ignoreErrors" });
    const all = [...this.problems.splice(0), ...reported];
    const expected = this.expected.splice(0);
    return all.filter((problem) => !expected.some((pattern) => pattern.test(problem)));
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  /** The frame of the add-in's page, for code that runs in it. */
  async frame(): Promise<Frame> {
    const frame = await (await this.page.waitForSelector("#pane")).contentFrame();
    if (!frame) throw new Error("there is no pane");
    return frame;
  }

  async click(cell: string): Promise<void> {
    await this.page.evaluate((address) => window.preview.scrollTo(address), cell);
    // The grid scrolls in its next frame.
    await this.page.waitForTimeout(100);
    const { x, y, width, height } = await this.page.evaluate((address) => window.preview.cellRect(address), cell);
    await this.page.mouse.click(x + width / 2, y + height / 2);
  }

  /** Types as a person does: click, keys, Enter. An empty text deletes. */
  async type(cell: string, text: string): Promise<void> {
    await this.click(cell);
    if (text === "") {
      await this.page.keyboard.press("Delete");
      return;
    }
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  /** The workbook as the preview would save it. */
  async saved(): Promise<Uint8Array> {
    const text = await this.page.evaluate(async () => btoa(Array.from(await window.preview.saved(), (byte) => String.fromCharCode(byte)).join("")));
    return Buffer.from(text, "base64");
  }

  /** "Sheet1!B2:D5" */
  async selection(): Promise<string> {
    return this.page.evaluate(() => window.preview.selection);
  }

  async activeSheet(): Promise<string> {
    return this.page.evaluate(() => window.preview.workbook.activeSheet().name());
  }

  async activateSheet(name: string): Promise<void> {
    await this.page.evaluate((wanted) => {
      const { workbook } = window.preview;
      const sheet = workbook.sheets().find((candidate) => candidate.name() === wanted);
      if (!sheet) throw new Error(`no sheet ${wanted}`);
      workbook.activate(sheet.id);
    }, name);
  }

  /** Fails the next round trips of the Excel API. */
  async fail(kind: FaultKind, times = 1): Promise<void> {
    await this.page.evaluate(([fault, count]) => window.preview.conditions.fail(fault, count), [kind, times] as const);
  }

  /** Orders a failure by member or by number. */
  async order(failure: OrderedFailure): Promise<void> {
    await this.page.evaluate((ordered) => window.preview.conditions.order(ordered), failure);
  }

  /** Takes back what was ordered to fail. @returns whether there was any left */
  async cancelFailures(): Promise<boolean> {
    return this.page.evaluate(() => window.preview.conditions.cancel());
  }

  /** Round trips of the Excel API since the page was opened. */
  async roundTrips(): Promise<number> {
    return this.page.evaluate(() => window.preview.conditions.roundTrips);
  }
}

function query({ locale, paneWidth, workbook, faults, delay, api, pane }: OpenOptions): string {
  const wanted = { locale, paneWidth, delay, api, pane, sample: workbook && WORKBOOK_NAME, faults: faults?.join(",") };
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(wanted)) if (value !== undefined && value !== "") parameters.set(name, String(value));
  return parameters.toString();
}
