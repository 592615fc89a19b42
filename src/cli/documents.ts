import { mkdir, open, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ReportWords } from "../report/words";
import { reportIndex } from "../report/html";
import type { Frame, Outcome } from "./job";
import { openOwn } from "./output";

/** Where the outcomes go, one after another. */
export interface Document {
  readonly add: (outcome: Outcome) => Promise<void>;
  /** Completes it; also when not everything was checked. */
  readonly end: () => Promise<void>;
}

type Write = (text: string) => unknown;

/** One document from the parts, in their order. */
export function streamDocument(write: Write, { start, between, end }: Frame): Document {
  let lead = start;
  return {
    add: async ({ part }) => {
      await write(lead + part);
      lead = between;
    },
    end: async () => {
      await write(lead === start ? start + end : end);
    },
  };
}

/** One document in a file, which is replaced. */
export async function fileDocument(path: string, frame: Frame): Promise<Document> {
  const file = await open(path, "w");
  const document = streamDocument((text) => file.writeFile(text), frame);
  return {
    add: document.add,
    end: async () => {
      await document.end();
      await file.close();
    },
  };
}

const NOT_IN_NAMES = /[\\/:*?"<>|#%\u0000-\u001F]/g;
const LONGEST_NAME = 80;

/** Numbered, because files of different folders may have one name. */
function pageName(number: number, path: string): string {
  return `${String(number).padStart(4, "0")} ${basename(path).replace(NOT_IN_NAMES, "_").slice(0, LONGEST_NAME)}.html`;
}

/** A folder with a page for each workbook and an index that leads to them. */
export async function folderDocument(folder: string, lang: string, title: string, words: ReportWords): Promise<Document> {
  await mkdir(folder, { recursive: true });
  const index = await openOwn(join(folder, "index.html"));
  await index.writeFile(reportIndex.start(lang, title, words));
  let pages = 0;
  return {
    add: async ({ path, part, verdict }) => {
      const page = pageName(++pages, path);
      const file = await openOwn(join(folder, page));
      await file.writeFile(part);
      await file.close();
      await index.writeFile(reportIndex.row({ workbook: path, verdict, words }, page));
    },
    end: async () => {
      await index.writeFile(reportIndex.end);
      await index.close();
    },
  };
}

export const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isDirectory(),
    () => false,
  );
