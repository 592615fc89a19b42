import { figureOf } from "../../figures/figure";
import { compact } from "../../figures/normalise";
import type { Region } from "../page/region";
import { labelOf } from "../words/label";
import { namesMoney } from "../words/lexicon";
import { headedByFigures, hitOf, isWord } from "./columns-by-rate";
import type { FundHeader } from "./fund-header";

const PAIRS = 3;
const SAYS_SPENT = /支|付|用|执行|花/;
const SAYS_RATE = /率$|比例$|比率$|进度$/;

/** 核拨资金 | 640 | 已用资金 | 572.8 | 使用比例 | 92.5%: labels of money in one row, each with its figure beside it. */
function labelledPairs(region: Region, row: number): FundHeader | null {
  const cells = region.cellsIn(row);
  const pairs = cells.flatMap((cell, index) => {
    const next = cells[index + 1];
    const figure = next && isWord(cell) && !isWord(next) ? figureOf(next) : null;
    return figure ? [{ cell, figure }] : [];
  });
  if (pairs.length !== PAIRS || pairs.length * 2 !== cells.length) return null;
  const rate = pairs.find(({ cell, figure }) => figure.isPercent && SAYS_RATE.test(labelOf(cell.text).name));
  const money = pairs.filter((pair) => pair !== rate);
  const [executed, ...others] = money.filter(({ cell }) => SAYS_SPENT.test(compact(cell.text)));
  const budget = money.find((pair) => pair !== executed);
  if (!rate || !executed || others.length > 0 || !budget || !money.every(({ cell }) => namesMoney(cell.text))) return null;
  return { row, hits: [hitOf("budget", budget.cell), hitOf("executed", executed.cell), hitOf("rate", rate.cell)], shape: "pairs" };
}

/** The money of a form whose headings are in no list; null where the figures do not tell. `before` is the row of its indicators' headings. */
export function findUnnamedFunds(region: Region, before: number): FundHeader | null {
  for (let row = region.area.row; row < before; row++) {
    const found = headedByFigures(region, row) ?? labelledPairs(region, row);
    if (found) return found;
  }
  return null;
}
