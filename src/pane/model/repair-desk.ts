import { type Correction, isWritten, planOf, previewOf, type PreviewLine, type Way, type Writing, writingOf } from "../../edits/correction";
import { contentIn } from "../../edits/content";
import type { EditLabel } from "../../edits/edit";
import type { CheckedForm } from "../../rules/check";
import { type Finding, openFindings } from "../../rules/finding";
import { fixFor, identityOf, reasonGapsOf, safeFixes, writeBack } from "../../rules/fix";
import type { ReasonGap } from "../../rules/reasons";
import type { Fix } from "../../rules/rule";
import { formatCell } from "../../sheet/address";
import type { Sheet } from "../../sheet/sheet";
import type { History } from "./history";
import type { CheckedSheet, PaneState } from "./state";

/** What a preview was opened for. */
export type RepairOrigin =
  /** `identity` of the finding. */
  | { readonly kind: "finding"; readonly identity: string }
  /** All safe fixes of the form. */
  | { readonly kind: "all" }
  /** The recomputed figures. */
  | { readonly kind: "write-back" };

/** Every cell that would be written, before anything is. */
export interface Repair {
  readonly origin: RepairOrigin;
  readonly way: Way;
  /** Whether some cell can be written in the other way too. */
  readonly hasWays: boolean;
  readonly lines: readonly RepairLine[];
  /** Findings that go with it. */
  readonly findings: readonly Finding[];
}

export interface RepairLine extends PreviewLine {
  readonly correction: Correction;
  /** Of the correction's choices. */
  readonly choice: number;
  readonly isTicked: boolean;
}

export interface WrittenReason {
  readonly gap: ReasonGap;
  readonly text: string;
}

/** What a person set in a preview. */
interface Picks {
  readonly way: Way;
  /** By cell. */
  readonly choices: Readonly<Record<string, number>>;
  readonly ticks: Readonly<Record<string, boolean>>;
}

export interface RepairPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly check: (sheet: Sheet) => readonly CheckedForm[];
  readonly history: History;
}

const UNTOUCHED: Picks = { way: "value", choices: {}, ticks: {} };

/** Shows what a repair would write, lets the person choose, and has it written. */
export class RepairDesk {
  private picks = UNTOUCHED;

  constructor(private readonly pane: RepairPane) {}

  /** How the finding of the form that is shown can be mended. */
  fixOf(finding: Finding): Fix | null {
    const shown = this.shown;
    return shown && fixFor(finding, shown.checked.sheet, shown.form);
  }

  /** Where the person would write the reason that the finding asks for. */
  gapsOf(finding: Finding): readonly ReasonGap[] {
    const shown = this.shown;
    return shown ? reasonGapsOf(finding, shown.form) : [];
  }

  /** Writes reasons in the person's own words, as one action. */
  async writeReasons(reasons: readonly WrittenReason[]): Promise<void> {
    const shown = this.shown;
    const [first] = reasons;
    if (!shown || !first || this.pane.getState().history.isBusy) return;
    const { info, sheet } = shown.checked;
    const writings = reasons.map(({ gap: { cell, name }, text }): Writing => {
      const { numberFormat } = contentIn(sheet, cell);
      return { cell, subject: "reason", name, content: { value: text, formula: null, numberFormat }, basis: [] };
    });
    const label: EditLabel = { id: "reasons", values: { cell: formatCell(first.gap.cell), count: String(reasons.length) } };
    await this.pane.history.apply(label, [{ info, plan: planOf(sheet, writings, label) }]);
  }

  open(origin: RepairOrigin): void {
    this.picks = UNTOUCHED;
    this.pane.set({ repair: this.repairFor(origin) });
  }

  close(): void {
    this.pane.set({ repair: null });
  }

  setWay(way: Way): void {
    this.pick({ ...this.picks, way });
  }

  choose(cell: string, choice: number): void {
    this.pick({ ...this.picks, choices: { ...this.picks.choices, [cell]: choice } });
  }

  tick(cell: string, isTicked: boolean): void {
    this.pick({ ...this.picks, ticks: { ...this.picks.ticks, [cell]: isTicked } });
  }

  tickAll(isTicked: boolean): void {
    const lines = this.pane.getState().repair?.lines ?? [];
    this.pick({ ...this.picks, ticks: Object.fromEntries(lines.map(({ writing }) => [formatCell(writing.cell), isTicked])) });
  }

  /** The preview that is open, for the sheet as it is now; null when there is nothing left to mend. */
  renewed(): Repair | null {
    const { repair } = this.pane.getState();
    return repair && this.repairFor(repair.origin);
  }

  /** Writes what is ticked as one action. */
  async apply(): Promise<void> {
    const { repair } = this.pane.getState();
    const shown = this.shown;
    const lines = repair?.lines.filter(({ isTicked, refusal }) => isTicked && !refusal) ?? [];
    if (!repair || !shown || lines.length === 0 || this.pane.getState().history.isBusy) return;
    const { info, sheet } = shown.checked;
    const label = labelOf(repair, lines);
    this.pane.set({ repair: null });
    const mended = repair.findings.map(identityOf);
    await this.pane.history.apply(label, [{ info, plan: planOf(sheet, lines.map(({ writing }) => writing), label) }], () =>
      this.shown?.checked.info.id === info.id ? openFindings(this.shown.form.findings).filter((finding) => mended.includes(identityOf(finding))) : [],
    );
  }

  private pick(picks: Picks): void {
    const { repair } = this.pane.getState();
    if (!repair) return;
    this.picks = picks;
    this.pane.set({ repair: this.repairFor(repair.origin) });
  }

  private get shown(): { readonly checked: CheckedSheet; readonly form: CheckedForm } | null {
    const { view, form: index } = this.pane.getState();
    const form = view.kind === "result" ? view.checked.check.forms[index] : undefined;
    return view.kind === "result" && form ? { checked: view.checked, form } : null;
  }

  private repairFor(origin: RepairOrigin): Repair | null {
    const shown = this.shown;
    if (!shown) return null;
    const { corrections, findings } = this.correctionsFor(origin, shown.checked.sheet, shown.form);
    return corrections.length > 0 ? this.preview(origin, shown.checked.sheet, corrections, findings) : null;
  }

  private correctionsFor(origin: RepairOrigin, sheet: Sheet, form: CheckedForm): { readonly corrections: readonly Correction[]; readonly findings: readonly Finding[] } {
    const check = (tried: Sheet): CheckedForm | undefined => this.pane.check(tried)[this.pane.getState().form];
    switch (origin.kind) {
      case "finding": {
        const finding = form.findings.find((other) => identityOf(other) === origin.identity);
        return { corrections: (finding && fixFor(finding, sheet, form)?.corrections) ?? [], findings: finding ? [finding] : [] };
      }
      case "all":
        return safeFixes(sheet, form, check, this.picks.way);
      case "write-back": {
        const wrong = this.wrongCells();
        const corrections = writeBack(sheet, form, check, (correction) => (this.isTicked(correction, wrong) ? this.written(correction) : null));
        return { corrections: corrections.filter((correction) => !isWritten(sheet, this.written(correction))), findings: [] };
      }
    }
  }

  private written(correction: Correction): Writing {
    return writingOf(correction, this.picks.way, this.picks.choices[formatCell(correction.cell)]);
  }

  private preview(origin: RepairOrigin, sheet: Sheet, corrections: readonly Correction[], findings: readonly Finding[]): Repair {
    const { way, choices } = this.picks;
    const previews = previewOf(sheet, corrections.map((correction) => this.written(correction)));
    const wrong = origin.kind === "write-back" ? this.wrongCells() : null;
    return {
      origin,
      way,
      hasWays: corrections.some(({ choices: [first] }) => first.value !== null && first.formula !== null),
      lines: previews.map((line, index) => {
        const correction = corrections[index]!;
        return { ...line, correction, choice: choices[formatCell(correction.cell)] ?? 0, isTicked: this.isTicked(correction, wrong) };
      }),
      findings,
    };
  }

  /** Of the recomputed figures those are ticked at first that contradict the form; the others wait for the person. */
  private isTicked({ cell }: Correction, wrong: ReadonlySet<string> | null): boolean {
    return this.picks.ticks[formatCell(cell)] ?? wrong?.has(formatCell(cell)) ?? true;
  }

  private wrongCells(): ReadonlySet<string> {
    const safe = this.shown ? openFindings(this.shown.form.findings).filter((finding) => this.fixOf(finding)?.kind === "safe") : [];
    return new Set(safe.flatMap(({ cells: [first] }) => (first ? [formatCell(first)] : [])));
  }
}

function labelOf({ origin, findings }: Repair, lines: readonly RepairLine[]): EditLabel {
  const count = String(lines.length);
  const cell = formatCell(lines[0]!.writing.cell);
  return origin.kind === "finding" ? { id: "fix", values: { rule: findings[0]?.rule ?? "", cell, count } } : { id: origin.kind === "all" ? "fix-all" : "write-back", values: { cell, count } };
}
