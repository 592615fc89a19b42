import type { SheetBackend, WorkbookBackend } from "../backend";
import type { ExcelState } from "./excel-state";
import type { Areas, Cells } from "./grid";
import type { Store } from "./store";

/** What members may use besides their own object. */
export interface Session {
  readonly workbook: WorkbookBackend;
  readonly store: Store;
  readonly state: ExcelState;
}

/** Which of our own things stands for an object of each class that is served. */
export interface Targets {
  AddinInternalService: null;
  Application: WorkbookBackend;
  AutoFilter: SheetBackend;
  Comment: CommentPlace;
  CommentCollection: readonly SheetBackend[];
  CommentReplyCollection: null;
  ConditionalFormat: FormatPlace;
  ConditionalFormatCollection: Cells;
  ConditionalFormatRule: FormatPlace;
  ConditionalRangeFill: FormatPlace;
  ConditionalRangeFont: FormatPlace;
  ConditionalRangeFormat: FormatPlace;
  CustomConditionalFormat: FormatPlace;
  DataValidation: Cells;
  FormatProtection: Cells;
  NamedItem: NamePlace;
  NamedItemCollection: Omit<NamePlace, "name">;
  PageLayout: SheetBackend;
  Range: Cells;
  RangeAreas: Areas;
  RangeBorder: BorderPlace;
  RangeBorderCollection: Cells;
  RangeCollection: Areas;
  RangeFill: Cells;
  RangeFont: Cells;
  RangeFormat: Cells;
  Setting: { readonly settings: Map<string, unknown>; readonly key: string };
  SettingCollection: Map<string, unknown>;
  Table: TablePlace;
  TableCollection: readonly SheetBackend[];
  Workbook: WorkbookBackend;
  WorkbookProtection: null;
  Worksheet: SheetBackend;
  WorksheetCollection: WorkbookBackend;
  WorksheetFreezePanes: SheetBackend;
  WorksheetProtection: SheetBackend;
}

/** A conditional format of a sheet by its id; its rule, look and colours are reached the same way. */
export interface FormatPlace {
  readonly sheet: SheetBackend;
  readonly id: string;
}

export interface CommentPlace {
  readonly sheets: readonly SheetBackend[];
  readonly id: string;
}

export interface NamePlace {
  readonly workbook: WorkbookBackend;
  readonly sheetId: string | null;
  readonly name: string;
}

/** A table object of a sheet. */
export interface TablePlace {
  readonly sheet: SheetBackend;
  readonly name: string;
}

export interface BorderPlace {
  readonly cells: Cells;
  /** "EdgeTop", "InsideVertical" and the like. */
  readonly index: string;
}

export type ClassName = keyof Targets;

/** An object of Excel's API. Classes name each other here, because most of them lead to each other. */
export interface ApiObject {
  readonly className: ClassName;
  readonly target: unknown;
}

/** A method's answer: another object, "no such object" (null), a plain value, or nothing. */
export type Answer = ApiObject | null | undefined | { readonly value: unknown };

/**
 * The members that are served of one class, by their names on the wire (PascalCase). Adding a member is adding a line.
 * A member that is missing here is answered with an error that names it.
 */
export interface ClassTable<T> {
  /** For objects that their collection finds again by a key. */
  readonly id?: (target: T) => string;
  readonly scalars?: Readonly<Record<string, (target: T, session: Session) => unknown>>;
  readonly setters?: Readonly<Record<string, (target: T, value: unknown, session: Session) => void>>;
  /** Objects reached as properties; null when there is none. */
  readonly parts?: Readonly<Record<string, (target: T, session: Session) => ApiObject | null>>;
  readonly methods?: Readonly<Record<string, (target: T, args: readonly unknown[], session: Session) => Answer>>;
  /** Makes it a collection. */
  readonly items?: (target: T, session: Session) => readonly ApiObject[];
  readonly item?: (target: T, key: unknown, session: Session) => ApiObject;
}

export function object<Name extends ClassName>(className: Name, target: Targets[Name]): ApiObject {
  return { className, target };
}

export function isApiObject(answer: unknown): answer is ApiObject {
  return typeof answer === "object" && answer !== null && "className" in answer && "target" in answer;
}

/** What an argument stands for when it is an object of that class, else null. */
export function targetOf<Name extends ClassName>(className: Name, argument: unknown): Targets[Name] | null {
  return isApiObject(argument) && argument.className === className ? (argument.target as Targets[Name]) : null;
}

/** A text that a program gave, or null when it gave something else. */
export function textOf(argument: unknown): string | null {
  return typeof argument === "string" || typeof argument === "number" ? String(argument) : null;
}
