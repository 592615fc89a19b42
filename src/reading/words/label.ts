import { compact } from "../../figures/normalise";

/** A heading or row label reduced to what names it. */
export interface Label {
  /** "全年(调整)预算数 (A)" → "全年预算数" */
  readonly name: string;
  /** What stood in brackets: ["调整", "A"]. */
  readonly notes: readonly string[];
}

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]|【([^【】]*)】/g;
const LEADING_NUMBERING = /^(?:[一二三四五六七八九十]+[、.]|\d+[、.](?!\d)|[(][一二三四五六七八九十\d]+[)]|[①-⑩★☆*·]+)+/;
/** Asked for only where they begin, so that a text of nothing but commas is not gone through once for each of them. */
const TRAILING_MARKS = /(?<![:;。,、*★])[:;。,、*★]+$|(?<=[\u4e00-\u9fff])(?:[A-F](?:\/[A-F])?(?:[×*]100%)?|[×*]100%)$/;

/** "总分100分" names what "总分" names. */
const POINTS_BEHIND = /(?<=[\u4e00-\u9fff])[:]?\d+(?:\.\d+)?分$/;

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Label>();

/** Drops white space, width, numbering, brackets, "(A)(B)" marks and a colon at the end. */
export function labelOf(text: string): Label {
  let label = remembered.get(text);
  if (!label) {
    // Every list of labels is asked about the same few texts; a sheet of distinct texts must not fill the memory.
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(text, (label = reduce(text)));
  }
  return label;
}

function reduce(text: string): Label {
  const spelled = compact(text).replace(LEADING_NUMBERING, "");
  const notes: string[] = [];
  const withoutBrackets = (from: string): string =>
    from.replace(BRACKETS, (_, round: string = "", square: string = "", heavy: string = "") => {
      notes.push(round || square || heavy);
      return "";
    });
  let name = withoutBrackets(spelled);
  // A bracket that was opened in one cell and never closed: "资金情况(万元".
  name = name.replace(/[([【].*$/, "");
  name = name.replace(TRAILING_MARKS, "").replace(TRAILING_MARKS, "");
  return { name: name.replace(POINTS_BEHIND, ""), notes };
}

const POINTS = /(?<!\d)(\d+(?:\.\d+)?)分/;

/** "产出指标(50分)" → "50"; "得分(20分*执行率)" → "20"; null when the text declares no points. */
export function pointsIn(text: string): string | null {
  const spelled = compact(text);
  const inBrackets = [...spelled.matchAll(BRACKETS)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
  for (const note of inBrackets) {
    const points = /^(?:共|满分|计|权重|分值)?[::]?(\d+(?:\.\d+)?)(?:分|%)?(?:$|分|[*×])/.exec(note);
    if (points && (/分/.test(note) || /^\d+(?:\.\d+)?$/.test(note))) return points[1] ?? null;
  }
  return /^\D*\d+(?:\.\d+)?分$/.test(spelled) ? (POINTS.exec(spelled)?.[1] ?? null) : null;
}
