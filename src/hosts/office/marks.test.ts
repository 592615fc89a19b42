import { COMMENTS_SETTING, OWN_CONDITION, parseComments } from "../../edits/mark";
import type { MarkedSheet, MarksReport } from "../port";
import { clearMarks, countMarks, setMarks } from "./marks";

// A stand-in that keeps conditional formats, comments and settings as the program does, and carries a request out in its
// order until something fails. What Excel itself makes of a member is not tested here.

interface KeptComment {
  readonly content: string;
  readonly address: string;
  replies: number;
}

interface KeptFormat {
  readonly type: string;
  readonly formula: string;
  readonly isUnreadable?: boolean;
}

let formats: Map<string, KeptFormat>;
let comments: Map<string, KeptComment>;
/** Cells with a note, which nobody can ask for. */
let notes: Set<string>;
let setting: string | null;
let isProtected: boolean;
let knowsComments: boolean;
let latest: number;
let syncs: number;
/** What becomes of the k-th request: it fails before, between its actions, or when all was done. */
let failure: { readonly sync: number; readonly when: "before" | "between" | "after"; readonly code: string; readonly actions: number } | null;

const officeError = (code: string): Error => Object.assign(new Error(code), { code });

function refuse(code: string): never {
  throw officeError(code);
}

class FakeContext {
  private readonly pending: (() => void)[] = [];
  private readonly ask = (action: () => void): void => void this.pending.push(action);

  readonly workbook = {
    worksheets: this.loadable({ items: [] as unknown[] }, () => ({ items: [{ id: "sheet-1", name: "附件 1", visibility: "Visible", protection: { protected: isProtected } }] }), { getItem: () => this.worksheet() }),
    comments: this.loadable(
      { items: [] as unknown[] },
      () => {
        if (!knowsComments) refuse("NotImplemented");
        return { items: [...comments].map(([id, { content }]) => ({ id, content })) };
      },
      { getItem: (id: string) => this.comment(id), add: (address: string, content: string) => this.ask(() => this.addComment(address, content)) },
    ),
    settings: {
      getItemOrNullObject: () => this.loadable({}, () => ({ isNullObject: setting === null, value: setting }), { delete: () => this.ask(() => (setting = null)) }),
      add: (key: string, value: string) => this.ask(() => key === COMMENTS_SETTING && (setting = value)),
    },
  };

  async sync(): Promise<void> {
    await Promise.resolve();
    if (this.pending.length === 0) return;
    const fault = failure?.sync === syncs++ ? failure : null;
    if (fault?.when === "before") throw officeError(fault.code);
    for (const [index, action] of this.pending.splice(0).entries()) {
      action();
      if (fault?.when === "between" && index + 1 === fault.actions) throw officeError(fault.code);
    }
    if (fault) throw officeError(fault.code);
  }

  private loadable<Members extends object, More extends object>(members: Members, answer: () => object, more: More): Members & More & { load: () => void } {
    const made = { ...members, ...more, load: () => this.ask(() => Object.assign(made, answer())) };
    return made;
  }

  private worksheet() {
    const conditionalFormats = this.loadable({}, () => ({ items: [...formats].map(([id, { type }]) => ({ id, type })) }), {
      getItem: (id: string) => ({
        custom: { rule: this.loadable({}, () => ({ formula: formats.get(id)!.isUnreadable ? refuse("GeneralException") : formats.get(id)!.formula }), {}) },
        delete: () => this.ask(() => formats.delete(id) || refuse("ItemNotFound")),
      }),
      add: () => {
        let id = "";
        this.ask(() => formats.set((id = `format-${++latest}`), { type: "Custom", formula: "" }));
        const setFormula = (formula: string): void => this.ask(() => formats.set(id, { type: "Custom", formula }));
        const rule = {
          set formula(formula: string) {
            setFormula(formula);
          },
        };
        return { custom: { rule, format: { fill: {} } } };
      },
    });
    return { getRange: () => ({ conditionalFormats }) };
  }

  private comment(id: string) {
    return {
      getLocation: () => this.loadable({}, () => ({ address: comments.get(id)!.address }), {}),
      replies: {
        getCount: () => {
          const count = { value: 0 };
          this.ask(() => (count.value = comments.get(id)!.replies));
          return count;
        },
      },
      delete: () => this.ask(() => comments.delete(id) || refuse("ItemNotFound")),
    };
  }

  private addComment(address: string, content: string): void {
    if (notes.has(address) || [...comments.values()].some((comment) => comment.address === address)) refuse("InvalidOperation");
    comments.set(`comment-${++latest}`, { content, address, replies: 0 });
  }
}

beforeEach(() => {
  formats = new Map();
  comments = new Map();
  notes = new Set();
  setting = null;
  isProtected = false;
  knowsComments = true;
  latest = 0;
  syncs = 0;
  failure = null;
  Object.assign(globalThis, { Excel: { RequestContext: FakeContext } });
});

afterEach(() => void Reflect.deleteProperty(globalThis, "Excel"));

const SEARCH = { canComment: true, isOwnComment: (text: string) => text.startsWith("得分：") };

/** Marks with these comments, from J1 down. */
const mark = (...texts: string[]): Promise<MarksReport> => {
  const marks: MarkedSheet["marks"] = texts.map((comment, row) => ({ area: { row, column: 9, lastRow: row, lastColumn: 9 }, tone: "error", comment }));
  return setMarks([{ sheetId: "sheet-1", marks }], SEARCH);
};
const clear = (): Promise<MarksReport> => clearMarks(SEARCH);
const texts = () => [...comments.values()].map(({ content }) => content);
const someone = (address: string, content = "someone's own"): KeptComment => ({ content, address, replies: 0 });
const DONE: MarksReport = { marks: 0, answered: [], uncommented: [], commentFailure: null, refused: [] };

test("the list of our comments holds those that are there, not all that ever were", async () => {
  comments.set("theirs", someone("'附件 1'!A1"));
  await mark("one", "two");
  expect(parseComments(setting)).toEqual(["one", "two"]);
  expect(await mark("three")).toEqual({ ...DONE, marks: 1 });
  expect(texts()).toEqual(["someone's own", "three"]);
  expect(parseComments(setting)).toEqual(["three"]);
  expect(await clear()).toEqual(DONE);
  expect([texts(), formats.size, setting]).toEqual([["someone's own"], 0, null]);
});

test("a comment that somebody has answered stays and remains ours, until the answer is gone", async () => {
  await mark("one", "two");
  [...comments.values()][0]!.replies = 1;
  expect(await mark("three")).toEqual({ ...DONE, marks: 1, answered: ["'附件 1'!J1"] });
  expect(texts()).toEqual(["one"]);
  expect(await clear()).toEqual({ ...DONE, answered: ["'附件 1'!J1"] });
  expect(parseComments(setting)).toEqual(["one"]);
  [...comments.values()][0]!.replies = 0;
  await clear();
  expect([texts(), setting]).toEqual([[], null]);
});

test("on a protected sheet all of it stays and remains ours", async () => {
  await mark("one");
  isProtected = true;
  expect(await mark("two")).toEqual({ ...DONE, marks: 1, refused: [{ sheetId: "sheet-1", reason: "protected" }] });
  expect(await clear()).toMatchObject({ marks: 1, refused: [{ reason: "protected" }] });
  expect([texts(), parseComments(setting)]).toEqual([["one"], ["one"]]);
});

test("a cell with somebody's comment is left alone, one with a note too, and the others get theirs", async () => {
  comments.set("theirs", someone("'附件 1'!J2"));
  notes.add("'附件 1'!J3");
  expect(await mark("one", "two", "three", "four")).toEqual({ ...DONE, marks: 4, uncommented: ["'附件 1'!J2", "'附件 1'!J3"] });
  expect(texts()).toEqual(["someone's own", "one", "four"]);
  expect(parseComments(setting)).toEqual(["one", "four"]);
  expect(await clear()).toEqual(DONE);
  expect([texts(), formats.size, setting]).toEqual([["someone's own"], 0, null]);
});

test("a comment of an older version is known by its words, and waits to be cleared without a colour", async () => {
  comments.set("old", someone("'附件 1'!H18", "得分：高于分值"));
  comments.set("theirs", someone("'附件 1'!H19", "请核对得分"));
  expect(await countMarks(SEARCH)).toBe(1);
  expect(await clear()).toEqual(DONE);
  expect([texts(), await countMarks(SEARCH)]).toEqual([["请核对得分"], 0]);
});

test("conditions that cannot be read are not ours and stand in nobody's way", async () => {
  await mark("one", "two");
  for (const id of ["copied-1", "copied-2"]) formats.set(id, { type: "Custom", formula: OWN_CONDITION, isUnreadable: true });
  formats.set("theirs", { type: "Custom", formula: "=A1>1" });
  expect(await countMarks(SEARCH)).toBe(2);
  expect(await mark("three")).toEqual({ ...DONE, marks: 1 });
  expect(await clear()).toEqual(DONE);
  expect([...formats.keys()]).toEqual(["copied-1", "copied-2", "theirs"]);
});

test("a program that claims comments and has none sets the colours and says so", async () => {
  knowsComments = false;
  setting = JSON.stringify(["of another program"]);
  expect(await mark("one")).toEqual({ ...DONE, marks: 1, commentFailure: "unsupported" });
  expect(formats.size).toBe(1);
  expect(await clear()).toMatchObject({ marks: 0 });
  expect([formats.size, parseComments(setting)]).toEqual([0, ["of another program"]]);
});

test("in the best case each thing is asked once", async () => {
  await mark("one");
  expect(syncs).toBe(4);
  syncs = 0;
  await mark("one", "two");
  expect(syncs).toBe(6);
});

const CASES: readonly (readonly ["before" | "between" | "after", number])[] = [["before", 0], ...[1, 2, 3, 4, 5, 6].map((actions) => ["between", actions] as const), ["after", 0]];

describe.each(CASES)("a request that fails %s it was carried out (%d actions)", (when, actions) => {
  test.each(["GeneralException", "ActivityLimitReached"])("with %s leaves nothing of ours that is not known and cleared", async (code) => {
    // Only a note makes requests of their own for single comments.
    for (let sync = 0; sync < 12; sync++) {
      formats = new Map([["theirs", { type: "Custom", formula: "=A1>1" }]]);
      comments = new Map([["theirs", someone("'附件 1'!A1")]]);
      notes = new Set(["'附件 1'!J2"]);
      setting = null;
      await mark("old");
      [syncs, failure] = [0, { sync, when, code, actions }];
      const report = await mark("one", "two", "three").catch(() => null);
      failure = null;
      const there = [...formats.values()].filter(({ formula }) => formula === OWN_CONDITION).length;
      if (report) expect([sync, report.marks]).toEqual([sync, there]);
      expect([sync, await countMarks(SEARCH)]).toEqual([sync, Math.max(there, texts().length - 1)]);
      [syncs, failure] = [0, { sync, when, code, actions }];
      await clear().catch(() => null);
      failure = null;
      await clear();
      expect([sync, [...formats.keys()], texts(), setting]).toEqual([sync, ["theirs"], ["someone's own"], null]);
    }
  });
});
