import { type Area, parseArea } from "../../sheet/address";

/** How long after a write its events may still come in. */
export const ECHO_MS = 1_000;

const WHOLE_ROWS = /^(?:.*!)?\$?(\d+):\$?(\d+)$/;
const LAST_COLUMN = 16_383;

interface OwnWrite {
  readonly sheetId: string;
  readonly areas: readonly Area[];
  /** On the clock of {@link OwnWrites}; Infinity while the write is under way. */
  until: number;
}

/**
 * Remembers what we write, for hosts that do not say who changed a cell. An event is taken for ours when it concerns only
 * cells that we have just written. To take one of ours for somebody's costs a check too many, never a wrong one.
 */
export class OwnWrites {
  private writes: OwnWrite[] = [];

  /** @param now a clock in milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  async during<Result>(sheetId: string, areas: readonly Area[], work: () => Promise<Result>): Promise<Result> {
    const write: OwnWrite = { sheetId, areas, until: Infinity };
    this.writes = [...this.writes.filter(({ until }) => until >= this.now()), write];
    try {
      return await work();
    } finally {
      write.until = this.now() + ECHO_MS;
    }
  }

  isOwn(sheetId: string, address: string): boolean {
    const area = readAddress(address);
    const within = (outer: Area): boolean =>
      area !== null && outer.row <= area.row && area.lastRow <= outer.lastRow && outer.column <= area.column && area.lastColumn <= outer.lastColumn;
    return this.writes.some((write) => write.sheetId === sheetId && write.until >= this.now() && write.areas.some(within));
  }
}

function readAddress(address: string): Area | null {
  const rows = WHOLE_ROWS.exec(address);
  return rows ? { row: Number(rows[1]) - 1, column: 0, lastRow: Number(rows[2]) - 1, lastColumn: LAST_COLUMN } : parseArea(address);
}
