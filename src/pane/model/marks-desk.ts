import type { Mark } from "../../edits/mark";
import { failureCode, type HostErrorCode, type MarksReport, type WorkbookHost } from "../../hosts/port";
import { type Finding, openFindings, SEVERITIES } from "../../rules/finding";
import { formatCell, type Position } from "../../sheet/address";
import type { PaneState } from "./state";

/** Our marks in the workbook. */
export interface MarksState {
  /** How many there are; a reminder shows while there are some. */
  readonly count: number;
  /** False after a failure that left it unknown how many there are. */
  readonly isCounted: boolean;
  readonly isBusy: boolean;
  readonly notice: MarksNotice | null;
}

export type MarksNotice =
  | { readonly kind: "set" | "cleared"; readonly report: MarksReport }
  | { readonly kind: "failed"; readonly code: HostErrorCode };

export const NO_MARKS: MarksState = { count: 0, isCounted: true, isBusy: false, notice: null };

export interface MarksPane {
  readonly getState: () => PaneState;
  readonly set: (change: Partial<PaneState>) => void;
  readonly getHost: () => WorkbookHost | null;
}

/** Shows findings on the sheet itself, and takes every trace of that away again. */
export class MarksDesk {
  private isLoaded = false;

  constructor(private readonly pane: MarksPane) {}

  /** Learns whether an earlier sitting left marks. Never rejects. */
  async load(host: WorkbookHost): Promise<void> {
    if (this.isLoaded) return;
    this.isLoaded = true;
    try {
      this.update({ count: await host.countMarks(), isCounted: true });
    } catch {
      // Asked again with the next check.
      this.isLoaded = false;
    }
  }

  /**
   * Marks the cells to correct on the sheet that was checked, in place of the marks that are there.
   * @param commentOf the words of a finding's comment; null for marks without comments
   */
  async mark(commentOf: ((finding: Finding) => string) | null): Promise<void> {
    const { view } = this.pane.getState();
    if (view.kind !== "result") return;
    const { info, check } = view.checked;
    const marks = marksOf(check.forms.flatMap(({ findings }) => openFindings(findings)), commentOf);
    await this.act("set", (host) => host.setMarks([{ sheetId: info.id, marks }]));
  }

  /** Removes exactly our marks, those of earlier sittings too. */
  async clear(): Promise<void> {
    await this.act("cleared", (host) => host.clearMarks());
  }

  dismiss(): void {
    this.update({ notice: null });
  }

  private async act(kind: "set" | "cleared", work: (host: WorkbookHost) => Promise<MarksReport>): Promise<void> {
    const host = this.pane.getHost();
    const { marks, history } = this.pane.getState();
    if (!host || marks.isBusy) return;
    // What came of something else is old now, and would be told in front of this.
    this.pane.set({ notice: null, history: { ...history, notice: null } });
    this.update({ isBusy: true, notice: null });
    try {
      const report = await work(host);
      this.update({ isBusy: false, count: report.marks, isCounted: true, notice: { kind, report } });
    } catch (error) {
      // Some may have come or gone before it stopped.
      const count = await host.countMarks().catch(() => null);
      this.update({ isBusy: false, isCounted: count !== null, ...(count === null ? {} : { count }), notice: { kind: "failed", code: failureCode(error) } });
    }
  }

  private update(change: Partial<MarksState>): void {
    this.pane.set({ marks: { ...this.pane.getState().marks, ...change } });
  }
}

/** One mark for each cell that a person would correct, in the tone of its worst finding. */
function marksOf(findings: readonly Finding[], commentOf: ((finding: Finding) => string) | null): Mark[] {
  const byCell = new Map<string, { readonly cell: Position; readonly findings: Finding[] }>();
  for (const finding of findings) {
    const [cell] = finding.cells;
    if (!cell) continue;
    const known = byCell.get(formatCell(cell));
    if (known) known.findings.push(finding);
    else byCell.set(formatCell(cell), { cell, findings: [finding] });
  }
  return [...byCell.values()].map(({ cell: { row, column }, findings: ofCell }) => ({
    area: { row, column, lastRow: row, lastColumn: column },
    tone: SEVERITIES.find((severity) => ofCell.some((finding) => finding.severity === severity))!,
    comment: commentOf && ofCell.map(commentOf).join("\n"),
  }));
}
