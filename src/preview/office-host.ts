import type { WorkbookBackend } from "./backend";
import { type Conditions, FAULT_CODES, isFault, type OrderedFailure, PAYLOAD_LIMIT } from "./faults";
import { ExcelState } from "./richapi/excel-state";
import { isHousekeeping } from "./richapi/housekeeping";
import { type EventEntry, eventEntries } from "./richapi/events";
import { Interpreter } from "./richapi/interpreter";
import { Store } from "./richapi/store";
import type { RequestBody, ResponseBody } from "./richapi/wire";

/** A reply in the form of the host's methods: an error number, or 0 and the data. */
export interface HostReply {
  readonly Version: 1;
  readonly Error: number;
  readonly Data?: unknown;
}

/** A call of one of the host's methods, as far as it is read here. */
export interface HostCall {
  readonly DdaMethod?: { readonly DispatchId?: number };
  readonly ArrayData?: readonly unknown[];
  readonly DdaSettingsMethod?: { readonly Properties?: readonly (readonly [string, string])[] };
}

/** office.js's numbers for the host's methods. */
const Dispatch = { saveSettings: 76, executeRichApi: 93 } as const;
/** Where the body stands in the arguments of executeRichApi. */
const BODY = 4;
/** "This call makes no sense here": for host methods that are not Excel's API. */
const UNSUPPORTED = 5004;

const ok = (data: unknown): HostReply => ({ Version: 1, Error: 0, Data: data });
const failure = (code: number): HostReply => ({ Version: 1, Error: code });

/** The answer to a request that was ordered to fail. */
function asOrdered({ code }: OrderedFailure): HostReply {
  if (isFault(code)) return failure(FAULT_CODES[code]);
  return answered({ Results: [], Error: { Code: code, Message: `${code}: as it was ordered`, Location: "", ActionIndex: 0 } });
}

const answered = (response: ResponseBody): HostReply => ok([200, ["Content-Type", "application/json"], JSON.stringify(response)]);

/** Excel as office.js meets it: executes its requests on a workbook, sends it events, and fails when told to. */
export class OfficeHost {
  private readonly store = new Store();
  /** What this Excel knows besides the cells. */
  readonly state: ExcelState;
  private readonly interpreter: Interpreter;

  constructor(
    private readonly workbook: WorkbookBackend,
    private readonly conditions: Conditions,
    settings: ReadonlyMap<string, unknown>,
  ) {
    for (const [key, value] of settings) this.store.settings.set(key, value);
    this.state = new ExcelState(workbook);
    this.interpreter = new Interpreter({ workbook, store: this.store, state: this.state }, conditions);
  }

  /** The add-in's settings as office.js is given them at its start: their values as JSON. */
  get settings(): readonly (readonly [string, string])[] {
    return [...this.store.settings].map(([key, value]) => [key, JSON.stringify(value)] as const);
  }

  /** The same for the file that keeps them. */
  get settingValues(): ReadonlyMap<string, unknown> {
    return this.store.settings;
  }

  /** Calls back with the events that the page has registered for. */
  watch(listener: (entries: readonly EventEntry[]) => void): () => void {
    return this.workbook.watch((event) => {
      const entries = eventEntries(event, this.store, this.state.isRemote);
      if (entries.length) listener(entries);
    });
  }

  async execute(call: HostCall): Promise<HostReply> {
    const method = call.DdaMethod?.DispatchId;
    if (method === Dispatch.executeRichApi) return this.executeRichApi(String(call.ArrayData?.[BODY]));
    if (method === Dispatch.saveSettings) return this.saveSettings(call.DdaSettingsMethod?.Properties ?? []);
    this.conditions.report(`the preview does not serve the host's method ${String(method)}`);
    return failure(UNSUPPORTED);
  }

  private async executeRichApi(body: string): Promise<HostReply> {
    const request = JSON.parse(body) as RequestBody;
    if (isHousekeeping(request)) return this.interpret(request);
    const due = this.conditions.nextRequest();
    if (this.conditions.delay > 0) await new Promise((resolve) => setTimeout(resolve, this.conditions.delay));
    if (due && due.when !== "after") return asOrdered(due);
    if (sizeOf(body) > PAYLOAD_LIMIT) return failure(FAULT_CODES["request-too-large"]);
    if (this.workbook.isEditing()) return failure(FAULT_CODES["cell-editing"]);
    const reply = await this.interpret(request);
    return due ? asOrdered(due) : reply;
  }

  private async interpret(request: RequestBody): Promise<HostReply> {
    const response = await this.interpreter.run(request);
    this.workbook.refresh();
    if (response.Error?.Code === "NotImplemented") this.conditions.report(response.Error.Message);
    const answer = JSON.stringify(response);
    if (sizeOf(answer) > PAYLOAD_LIMIT) return failure(FAULT_CODES["response-too-large"]);
    return ok([200, ["Content-Type", "application/json"], answer]);
  }

  private saveSettings(pairs: readonly (readonly [string, string])[]): HostReply {
    this.store.settings.clear();
    for (const [key, value] of pairs) this.store.settings.set(key, JSON.parse(value));
    return ok(null);
  }
}

const encoder = new TextEncoder();
const sizeOf = (text: string): number => encoder.encode(text).length;
