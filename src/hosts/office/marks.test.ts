import { COMMENTS_SETTING, OWN_CONDITION, parseComments } from "../../edits/mark";
import type { MarkedSheet, MarksReport } from "../port";
import { clearMarks, setMarks } from "./marks";

// A stand-in that keeps conditional formats, comments and settings as the program does. What Excel itself makes of a
// member is not tested here.

interface KeptComment {
  readonly content: string;
  readonly address: string;
  replies: number;
}

let formats: Map<string, { id: string; type: string; formula: string }>;
let comments: KeptComment[];
let setting: string | null;
let isProtected: boolean;

const loadable = <Members extends object>(members: Members) => ({ ...members, load: () => undefined });

const worksheet = () => ({
  id: "sheet-1",
  name: "附件 1",
  visibility: "Visible",
  protection: loadable({ protected: isProtected }),
  getRange: () => ({
    conditionalFormats: loadable({
      items: [...formats.values()],
      getItem: (id: string) => ({ custom: { rule: loadable({ formula: formats.get(id)!.formula }) }, delete: () => formats.delete(id) }),
      add: () => {
        const format = { id: `format-${formats.size + 1}`, type: "Custom", formula: OWN_CONDITION };
        formats.set(format.id, format);
        return { custom: { rule: {}, format: { fill: {} } } };
      },
    }),
  }),
});

class FakeContext {
  readonly workbook = {
    worksheets: { load: () => undefined, items: [worksheet()], getItem: worksheet },
    comments: {
      load: () => undefined,
      items: comments.map((comment) => ({
        content: comment.content,
        getLocation: () => loadable({ address: comment.address }),
        replies: { getCount: () => ({ value: comment.replies }) },
        delete: () => void (comments = comments.filter((other) => other !== comment)),
      })),
      add: (address: string, content: string) => void comments.push({ content, address, replies: 0 }),
    },
    settings: {
      getItemOrNullObject: () => ({ isNullObject: setting === null, value: setting, load: () => undefined, delete: () => void (setting = null) }),
      add: (key: string, value: string) => {
        if (key === COMMENTS_SETTING) setting = value;
      },
    },
  };

  sync = (): Promise<void> => Promise.resolve();
}

beforeEach(() => {
  formats = new Map();
  comments = [];
  setting = null;
  isProtected = false;
  Object.assign(globalThis, { Excel: { RequestContext: FakeContext } });
});

afterEach(() => void Reflect.deleteProperty(globalThis, "Excel"));

/** Marks with these comments, from row 1 on. */
const mark = (...texts: string[]): Promise<MarksReport> => {
  const marks: MarkedSheet["marks"] = texts.map((comment, row) => ({ area: { row, column: 9, lastRow: row, lastColumn: 9 }, tone: "error", comment }));
  return setMarks([{ sheetId: "sheet-1", marks }], true);
};
const texts = () => comments.map(({ content }) => content);

test("the list of our comments holds those that are there, not all that ever were", async () => {
  comments.push({ content: "someone's own", address: "'附件 1'!A1", replies: 0 });
  await mark("one", "two");
  expect(parseComments(setting)).toEqual(["one", "two"]);
  expect(await mark("three")).toEqual({ marks: 1, answered: [], refused: [] });
  expect(texts()).toEqual(["someone's own", "three"]);
  expect(parseComments(setting)).toEqual(["three"]);
  await clearMarks(true);
  expect([texts(), formats.size, setting]).toEqual([["someone's own"], 0, null]);
});

test("a comment that somebody has answered stays and remains ours, until the answer is gone", async () => {
  await mark("one", "two");
  comments[0]!.replies = 1;
  expect(await mark("three")).toEqual({ marks: 1, answered: ["'附件 1'!J1"], refused: [] });
  expect(parseComments(setting)).toEqual(["one", "three"]);
  expect(await clearMarks(true)).toMatchObject({ marks: 0, answered: ["'附件 1'!J1"] });
  expect(parseComments(setting)).toEqual(["one"]);
  comments[0]!.replies = 0;
  await clearMarks(true);
  expect([texts(), setting]).toEqual([[], null]);
});

test("on a protected sheet all of it stays and remains ours", async () => {
  await mark("one");
  isProtected = true;
  expect(await mark("two")).toEqual({ marks: 1, answered: [], refused: [{ sheetId: "sheet-1", reason: "protected" }] });
  expect(await clearMarks(true)).toMatchObject({ marks: 1, refused: [{ reason: "protected" }] });
  expect([texts(), parseComments(setting)]).toEqual([["one"], ["one"]]);
});
