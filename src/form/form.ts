import type { Figure } from "../figures/figure";
import type { CloseReading } from "./close-readings";
import type { RowKind } from "./row-kinds";
import type { Area, Position } from "../sheet/address";

/** The kinds of tables; each says which questions may be asked of it. */
export type FormKind =
  /** 自评表 with scores */
  | "self-evaluation"
  /** central-transfer and other forms without weight and score columns */
  | "self-evaluation-unscored"
  /** 得分表 of a third-party report */
  | "score-table"
  /** categories as columns; 权重, 得分, 得分率 as rows */
  | "score-summary"
  /** 指标体系: weights, no scores */
  | "weights-only"
  /** 申报表, 目标表, 监控表: nothing about scores may be raised */
  | "target-table"
  /** budget or allocation tables */
  | "fund-table"
  /** no table at all: the running text of a document, of which only the notes are filled, a paragraph each */
  | "report-text";

/** A text with the cell it came from. `text` is as the cell shows it. */
export interface TextAt extends Position {
  readonly text: string;
}

/** A cell that should hold a figure. `figure` is null when its text is no figure ("—", "/", "完成"). */
export interface FigureAt extends TextAt {
  readonly figure: Figure | null;
  /** With its leading "=", or null. */
  readonly formula: string | null;
}

export type IndicatorColumn =
  "level1" | "level2" | "level3" | "level4" | "sign" | "target" | "unit" | "actual" | "weight" | "score" | "reason" | "rule";

/** `arrived`: money received, 到位数. */
export type FundColumn = "initial" | "budget" | "arrived" | "executed" | "weight" | "rate" | "score";

/** Column numbers from 0; a role that the table does not have is absent. */
export type Columns<Role extends string> = Readonly<Partial<Record<Role, number>>>;

export interface Level extends TextAt {
  /** Points declared in the label itself, as in "产出指标(50分)". */
  readonly points: Figure | null;
}

export interface Indicator {
  readonly row: number;
  /** Names from level 1 down to the indicator's own; a level that is blank in this row's group is left out. */
  readonly levels: readonly Level[];
  /**
   * The cells where each value stands or would stand; null when the table has no such column. A cell merged down from a
   * row above stands there: the value is that row's.
   */
  readonly cells: Readonly<Record<"target" | "actual" | "weight" | "score" | "reason", Position | null>>;
  /** The indicator's own name, null in a row that names only its group. */
  readonly name: string | null;
  readonly sign: string | null;
  /** As shown, sign and unit not joined when they stand in columns of their own. */
  readonly target: FigureAt | null;
  readonly unit: string | null;
  readonly actual: FigureAt | null;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly reason: TextAt | null;
  /** How points are given for this indicator, in the form's own words: 评分标准. */
  readonly rule: TextAt | null;
  /** Sub-item ("其中…") that repeats a part of the indicator above and carries no points. */
  readonly isSubItem: boolean;
  /** Its row is hidden on the sheet. */
  readonly isHidden: boolean;
}

/** What a row between the indicator headings and the total is: a range of a formula can be judged by it. */
export interface BlockRow {
  readonly row: number;
  readonly kind: RowKind;
  readonly isHidden: boolean;
}

/** Rows that belong together: the level name they share, and the points declared for them. */
export interface Group {
  /** 1 for level 1 and so on. */
  readonly depth: number;
  readonly label: Level;
  /** Rows of the indicators in the group. */
  readonly rows: readonly number[];
  /** Weight and score that a group row of its own repeats ("A1 项目立项 6 6", 小计), or a column beside its name. */
  readonly declaredWeight: FigureAt | null;
  readonly declaredScore: FigureAt | null;
}

export interface TotalRow {
  readonly row: number;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
}

export type FundRowRole = "total" | "sub" | "memo";

export interface FundRow {
  readonly row: number;
  readonly role: FundRowRole;
  readonly label: TextAt | null;
  readonly figures: Readonly<Partial<Record<FundColumn, FigureAt>>>;
}

export interface Funds {
  readonly area: Area;
  readonly unit: MoneyUnit | null;
  /** Empty where the block is turned: its columns are the sources, and each heading has a row. */
  readonly columns: Columns<FundColumn>;
  /** One for each source; in a turned block all of them stand in the row that names the sources. */
  readonly rows: readonly FundRow[];
  /** The column that the form itself divides by: (A) in "执行率(B/A)", 到位数(B) in "执行率(C/B)". */
  readonly base: "initial" | "budget" | "arrived";
  /** Points declared for the execution rate in a heading or a side label, as in "得分(20分*执行率)". */
  readonly declaredWeight: Figure | null;
  readonly executionRate: FigureAt | null;
  readonly executionScore: FigureAt | null;
  readonly executionWeight: FigureAt | null;
  /** Words beside the money, in a column of their own: 原因, 说明, 备注. */
  readonly remarks: readonly TextAt[];
}

/** The texts that say what was to be reached in the year and what was. */
export interface Goals {
  readonly planned: readonly TextAt[];
  readonly achieved: readonly TextAt[];
}

export type AskedRole =
  "projectName" | "department" | "implementer" | "reportingUnit" | "year" | "goalPlanned" | "goalAchieved";

/** A label of the form that asks for something. */
export interface Asked {
  readonly role: AskedRole;
  readonly label: TextAt;
  /** Where the answer stands or would stand; the label's own cell where both share one. */
  readonly cell: Position;
  /** Null when nothing was filled in. */
  readonly answer: TextAt | null;
}

export type AmountColumnRole =
  /** the row's number: 序号 */
  | "ordinal"
  /** what the row is about; a table may have several, from general to special */
  | "name"
  /** 年份, 月份 */
  | "period"
  | "quantity"
  | "price"
  /** quantity × price, or the one amount of a list */
  | "amount"
  | "initial"
  /** initial + adjustment = budget; cuts are negative */
  | "adjustment"
  | "budget"
  | "executed"
  /** executed / budget */
  | "rate"
  /** budget − executed */
  | "balance"
  | "weight"
  | "score"
  | "rank"
  /** anything else: more money columns, remarks */
  | "other";

export interface AmountColumn {
  readonly column: number;
  readonly role: AmountColumnRole;
  /** Its lowest heading; null when the column has none. */
  readonly heading: TextAt | null;
  /** Money unit that the heading names; null leaves it to the table's. */
  readonly unit: MoneyUnit | null;
  /** Columns that this one is the row's sum of, as most rows confirm; empty for all others. */
  readonly parts: readonly number[];
}

/** A figure of a list. One that is merged down stands for all rows from `row` to `lastRow` together. */
export interface AmountFigure extends FigureAt {
  readonly lastRow: number;
}

export interface AmountRow {
  readonly row: number;
  /** memo: "其中…", a part of the row above that no sum counts again. */
  readonly role: "item" | "subtotal" | "total" | "memo";
  /** How a subtotal or total is known to be one: by its label, by numbering (一、 before 1. 2.), or only because its parts add up to it. */
  readonly by: "label" | "numbering" | "sum" | null;
  readonly label: TextAt | null;
  /** All its words before the figures, from left to right: number, name, department. The label is one of them. */
  readonly names: readonly TextAt[];
  /** Rows whose sum this row states: items and subtotals, none twice. Empty for items and memos. */
  readonly parts: readonly number[];
  /**
   * By column, for all columns but names: the quantity "25人天" is a figure 25 with its unit, "-" a text without figure, and
   * an empty cell an empty text. A cell that lies under a merge from a row above is absent.
   */
  readonly figures: ReadonlyMap<number, AmountFigure>;
  readonly isHidden: boolean;
}

/** A list of amounts: 预算明细, 单价 × 数量, 年初·调整·调整后·支出, 近三年, 各区市. */
export interface AmountTable {
  readonly area: Area;
  /** From left to right. */
  readonly columns: readonly AmountColumn[];
  readonly rows: readonly AmountRow[];
  /** As the title or a line above the headings says. */
  readonly unit: MoneyUnit | null;
}

/** A heading that says what its column is made of: 到位率(B/A), 结转(B-C), the year beside its four quarters. */
export interface HeadFormula {
  readonly heading: TextAt;
  readonly operator: "÷" | "−" | "+";
  /** Rows in which all of them are figures; ÷ and − have two operands. */
  readonly rows: readonly { readonly result: FigureAt; readonly operands: readonly FigureAt[] }[];
}

/** A column of the indicators that has no role: 完成率, 扣分, 单项得分, 复核得分. */
export interface SpareColumn {
  readonly column: number;
  /** Its lowest heading. */
  readonly heading: TextAt;
  /** In every row of the block and in the total; blank ones as empty texts. */
  readonly cells: readonly FigureAt[];
}

/** 权重, 得分 and 得分率 of one category of a score summary. */
export interface CategoryScores {
  readonly label: TextAt;
  readonly weight: FigureAt | null;
  readonly score: FigureAt | null;
  readonly rate: FigureAt | null;
}

export interface ScoreSummary {
  readonly categories: readonly CategoryScores[];
  readonly total: CategoryScores | null;
}

export type MoneyUnit = "元" | "千元" | "万元" | "亿元";

/** Why the reader gave a role, in the order of their strength. `id` names a text. */
export interface Reason {
  readonly id: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** How a column came by its role. */
export interface RoleReading {
  readonly role: IndicatorColumn;
  readonly column: number;
  /** 0..1 */
  readonly confidence: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
}

export interface Form {
  readonly sheet: string;
  readonly area: Area;
  readonly kind: FormKind;
  /** 0..1 */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly title: TextAt | null;
  /** The cell that names the year; `value` is the year itself. */
  readonly year: (TextAt & { readonly value: number }) | null;
  /** The cell that says in what the money is counted, alone (单位：万元) or within a label (项目资金（万元）). */
  readonly moneyUnit: (TextAt & { readonly unit: MoneyUnit }) | null;
  /** 单位名称 / 部门, or the implementing unit when nothing else names the reporting unit. */
  readonly reportingUnit: TextAt | null;
  readonly projectName: TextAt | null;
  readonly department: TextAt | null;
  /** Who carries the project out; whoever reports where the form asks for no other. */
  readonly implementer: TextAt | null;
  /** Of boxes to tick ("优☑ 良□") the text is the ticked name alone. */
  readonly grade: TextAt | null;
  readonly headerRow: number | null;
  readonly headerLastRow: number | null;
  readonly columns: Columns<IndicatorColumn>;
  /** The columns again, with how sure the reader is of each and why. */
  readonly roles: readonly RoleReading[];
  /** Other readings of columns that explain the form nearly as well; empty for most forms. */
  readonly closeReadings: readonly CloseReading[];
  /** Names the template that the form was filled in: the same for every form with the same headings. Null without headings. */
  readonly signature: string | null;
  readonly indicators: readonly Indicator[];
  readonly groups: readonly Group[];
  /** Every row from the first below the headings to the total, from top to bottom. */
  readonly blockRows: readonly BlockRow[];
  readonly total: TotalRow | null;
  /** True when sections (goals, funds, indicators) have scores of their own of which only some were read. */
  readonly isSectioned: boolean;
  readonly funds: Funds | null;
  readonly goals: Goals;
  /** Other prose of the form, from top to bottom: notes, 资金管理情况, 其他需要说明的问题. */
  readonly notes: readonly TextAt[];
  /** In the order in which the form asks. */
  readonly asked: readonly Asked[];
  /** The rows of a fund-table; null for all other kinds. A list of scores with ranks is one too. */
  readonly table: AmountTable | null;
  readonly headFormulas: readonly HeadFormula[];
  readonly spareColumns: readonly SpareColumn[];
  /** Figures in the form's area that stand in no part of it: nobody knows what they count for. */
  readonly unread: readonly FigureAt[];
  /** Scores and rates of a score-summary by category, and of the rows of any table that prints 得分率; null without. */
  readonly summary: ScoreSummary | null;
}
