import type { DefinedName } from "../../backend";
import { type ApiObject, type ClassTable, type NamePlace, object, targetOf, textOf } from "../class-table";
import { ApiError, invalidArgument, itemNotFound } from "../error";
import { fullAddress } from "../grid";
import { readPlace } from "../places";

type Scope = Omit<NamePlace, "name">;

const inScope = ({ workbook, sheetId }: Scope): DefinedName[] => workbook.names().filter((name) => name.sheetId === sheetId);

function look(scope: Scope, wanted: unknown): DefinedName | undefined {
  const name = textOf(wanted)?.toLowerCase();
  return inScope(scope).find((candidate) => candidate.name.toLowerCase() === name);
}

function find(place: NamePlace): DefinedName {
  const found = look(place, place.name);
  if (!found) throw itemNotFound(`no name ${place.name}`);
  return found;
}

const item = ({ workbook, sheetId }: Scope, { name }: DefinedName): ApiObject => object("NamedItem", { workbook, sheetId, name });

/** Cells as a name refers to them: "附件1!$A$1:$B$2". */
const fixed = (address: string): string => {
  const end = address.lastIndexOf("!") + 1;
  return address.slice(0, end) + address.slice(end).replace(/([A-Z]+)?(\d+)?(?=:|$)/g, (_, letters?: string, digits?: string) => (letters ? `$${letters}` : "") + (digits ? `$${digits}` : ""));
};

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u;

export const NAMES: ClassTable<Scope> = {
  items: (scope) => inScope(scope).map((name) => item(scope, name)),
  item: (scope, key) => item(scope, find({ ...scope, name: textOf(key) ?? "" })),
  methods: {
    GetCount: (scope) => ({ value: inScope(scope).length }),
    GetItemOrNullObject: (scope, [key]) => {
      const found = look(scope, key);
      return found ? item(scope, found) : null;
    },
    Add: (scope, [wanted, reference, comment]) => {
      const name = textOf(wanted) ?? "";
      if (!NAME.test(name)) throw invalidArgument(`the name ${name}`);
      if (look(scope, name)) throw new ApiError("ItemAlreadyExists", `ItemAlreadyExists: there is a name ${name}`);
      const cells = targetOf("Range", reference);
      const formula = cells ? fixed(fullAddress(cells)) : (textOf(reference) ?? "").replace(/^=/, "");
      const made: DefinedName = { name, formula, sheetId: scope.sheetId, comment: textOf(comment) ?? "", isHidden: false };
      scope.workbook.addName(made);
      return item(scope, made);
    },
  },
};

export const NAME_ITEM: ClassTable<NamePlace> = {
  id: ({ name }) => name,
  scalars: {
    Name: ({ name }) => name,
    Formula: (place) => `=${find(place).formula}`,
    Comment: (place) => find(place).comment,
    Visible: (place) => !find(place).isHidden,
    Scope: ({ sheetId }) => (sheetId === null ? "Workbook" : "Worksheet"),
  },
  setters: {
    Formula: (place, value) => {
      const name = find(place);
      place.workbook.removeName(name);
      place.workbook.addName({ ...name, formula: (textOf(value) ?? "").replace(/^=/, "") });
    },
  },
  methods: {
    Delete: (place) => {
      place.workbook.removeName(find(place));
      return undefined;
    },
    GetRange: (place) => object("Range", readPlace(place.workbook, find(place).formula, place.workbook.activeSheet())),
  },
};
