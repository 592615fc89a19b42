import { Planner } from "../../src/edits/planner";
import type { EditLabel } from "../../src/edits/edit";
import type { NewSheet, SheetContents } from "../../src/edits/new-sheet";
import { planPlace } from "../../src/edits/place-facts";
import { placeAt } from "../../src/edits/placed-sheet";
import { snapshotOf } from "../../src/hosts/memory/memory-sheet";
import type { WorkbookHost } from "../../src/hosts/port";
import type { ActionReport } from "../../src/hosts/editing/action-report";
import type { WorkbookEditor } from "../../src/hosts/workbook-editor";
import { parseArea, type Position } from "../../src/sheet/address";
import type { SheetSnapshot } from "../../src/sheet/sheet";

/** Something that a person has the product do in the workbook of {@link workbook}. */
export interface Action {
  readonly name: string;
  /** Looks at the workbook as it is; what is answered carries it out. */
  readonly prepare: (host: WorkbookHost) => Promise<(editor: WorkbookEditor) => Promise<ActionReport>>;
  /** A cell of the first sheet that it writes, where it stays; null for none. */
  readonly writes: Position | null;
}

const LABEL: EditLabel = { id: "fix", values: {} };
const at = (address: string): Position => ({ row: parseArea(address)!.row, column: parseArea(address)!.column });
const area = (address: string) => parseArea(address)!;

/** A form with a note above it, and a sheet that takes its total. */
export function workbook(): SheetSnapshot[] {
  const rows = [["说明", null, null, null], ["指标", "名称", "分值", "得分"], ["产出", "数量", 10, 10], [null, "质量", 20, 19], [null, "时效", 5, 5], ["合计", null, 35, 33]];
  const form = snapshotOf("自评表", rows, {
    merges: [area("A3:A5"), area("A1:D1")],
    formulas: rows.map((_, row) => ["", "", row === 5 ? "=SUM(C3:C5)" : "", ""]),
    editing: { rowHeights: [30, 20, 15, 15, 15, 18], tables: [], printArea: area("A1:D6"), filtered: null, names: [{ name: "分值", isLocal: true, formula: "=自评表!$C$3:$C$5" }] },
  });
  return [form, snapshotOf("汇总", [["总分", 33]], { formulas: [["", "=自评表!D6"]] })];
}

const CONTENTS: SheetContents = {
  cells: [
    { cell: at("A1"), value: "新表", formula: null, numberFormat: null },
    { cell: at("A2"), value: "预算数", formula: null, numberFormat: null },
    { cell: at("B2"), value: 0, formula: "=SUM(B3:B3)", numberFormat: "0.00" },
    { cell: at("A3"), value: "其中", formula: null, numberFormat: null },
  ],
  styles: [{ area: area("A1:B3"), style: { border: "#000000" } }],
  merges: [area("A1:B1")],
  columnWidths: [],
  rowHeights: [],
};
const SHEET: NewSheet = { ...CONTENTS, name: "新表", links: [{ cell: at("B3"), sheetName: "自评表", target: at("A1"), text: "A1" }], frozenRows: 1, showsGridlines: false, print: null };

export const ACTIONS: readonly Action[] = [
  {
    name: "cells",
    writes: at("D4"),
    prepare: onSheets(
      (form) => form.setValue(at("D3"), 9).setValue(at("D4"), 18, "0.00").setValue(at("D4"), 18, "0.00").setFormula(at("D6"), "=SUM(D3:D5)", 32),
      null,
    ),
  },
  {
    name: "looks of cells alone, and a cell",
    writes: at("D4"),
    prepare: onSheets((form) => form.setValue(at("D3"), 10, "0.00").setRowHeight(3, 40).setPrintArea(area("A1:D5")).setName(nameOf(form), "=自评表!$C$3:$C$4").setValue(at("D4"), 1), null),
  },
  {
    name: "cells of two sheets",
    writes: at("D4"),
    prepare: onSheets((form) => form.setValue(at("D4"), 18), (other) => other.setValue(at("C1"), 32).setValue(at("D1"), "写回")),
  },
  {
    name: "rows, with a formula elsewhere",
    writes: null,
    prepare: onSheets(
      (form) =>
        form
          .insertRows(5, 2, 4)
          .setMerges(area("A3:A7"), [area("A3:A7")])
          .setValue(at("B6"), "成本")
          .setValue(at("C6"), 7)
          .setValue(at("B7"), "效益")
          .setFormula(at("C8"), "=SUM(C3:C7)", 42)
          .setPrintArea(area("A1:D9"))
          .setRowHeight(5, 22),
      (other) => other.setFormula(at("C1"), "=自评表!C8", 42),
    ),
  },
  {
    name: "rows deleted",
    writes: null,
    prepare: onSheets((form) => form.deleteRows(3, 1, 2).setValue(at("D3"), 12), null),
  },
  { name: "a new sheet", writes: null, prepare: () => Promise.resolve((editor) => editor.addSheet(LABEL, SHEET)) },
  {
    name: "a form in a place",
    writes: null,
    prepare: async (host) => {
      const [info] = await host.listSheets();
      const place = placeAt(SHEET, at("A9"));
      const plan = planPlace(LABEL, SHEET, place, await host.readPlace(info!.id, place));
      return (editor) => editor.apply(LABEL, [{ info: info!, plan }]);
    },
  },
];

/** A plan for the form, all or nothing where rows come or go, and one for the other sheet. */
function onSheets(inForm: (planner: Planner) => Planner, inOther: ((planner: Planner) => Planner) | null): Action["prepare"] {
  return async (host) => {
    const [form, other] = await host.listSheets();
    const plan = inForm(new Planner(await host.readSheet(form!.id, "editing"))).finish(LABEL);
    const isAtomic = plan.edits.some(({ kind }) => kind === "insert-rows" || kind === "delete-rows");
    const companion = inOther?.(new Planner(await host.readSheet(other!.id, "editing"))).finish(LABEL);
    return (editor) => editor.apply(LABEL, [{ info: form!, plan: { ...plan, isAtomic } }, ...(companion ? [{ info: other!, plan: companion }] : [])]);
  };
}

function nameOf(planner: Planner) {
  return planner.sheet.snapshot.editing!.names[0]!;
}
