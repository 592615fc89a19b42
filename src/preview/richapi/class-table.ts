import type { WorkbookBackend } from "../backend";
import type { Store } from "./store";

/** What members may use besides their own object. */
export interface Session {
  readonly workbook: WorkbookBackend;
  readonly store: Store;
}

/** An object of Excel's API: what it stands for here and the table that serves its members. */
export interface ApiObject {
  readonly table: AnyTable;
  readonly target: unknown;
}

/** A method's answer: another object, "no such object", a plain value, or nothing. */
export type Answer = ApiObject | null | { readonly value: unknown } | void;

/**
 * The members that are served of one class, by their names on the wire (PascalCase). Adding a member is adding a line.
 * A member that is missing here is answered with an error that names it.
 */
export interface ClassTable<T> {
  readonly name: string;
  /** For objects that their collection finds again by a key. */
  readonly id?: (target: T) => string;
  readonly scalars?: Readonly<Record<string, (target: T, session: Session) => unknown>>;
  readonly setters?: Readonly<Record<string, (target: T, value: unknown, session: Session) => void>>;
  /** Objects reached as properties. */
  readonly parts?: Readonly<Record<string, (target: T, session: Session) => ApiObject>>;
  readonly methods?: Readonly<Record<string, (target: T, args: readonly unknown[], session: Session) => Answer>>;
  /** Makes it a collection. */
  readonly items?: (target: T, session: Session) => readonly ApiObject[];
  readonly item?: (target: T, key: unknown, session: Session) => ApiObject;
}

// A table is only ever used with the targets that were paired with it by `object`.
export type AnyTable = ClassTable<never>;

export function object<T>(table: ClassTable<T>, target: T): ApiObject {
  return { table: table as unknown as AnyTable, target };
}

export function isApiObject(answer: unknown): answer is ApiObject {
  return typeof answer === "object" && answer !== null && "table" in answer && "target" in answer;
}

/** The argument's own target when it is an object of that class. */
export function targetOf<T>(table: ClassTable<T>, argument: unknown): T | null {
  return isApiObject(argument) && (argument.table as unknown) === table ? (argument.target as T) : null;
}
