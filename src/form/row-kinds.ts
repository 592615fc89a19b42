interface RowProperties {
  /** Repeats the points of other rows: adding it up counts them twice. */
  readonly repeatsPoints: boolean;
  /** A new indicator may follow right behind it. */
  readonly takesRowsBehind: boolean;
}

/** What a row below the indicator headings can be. A new kind does not compile until its properties are told. */
export const ROW_KINDS = {
  indicator: { repeatsPoints: false, takesRowsBehind: true },
  /** names a group and repeats the points of the rows below it: "A1 项目立项 6 6" */
  group: { repeatsPoints: true, takesRowsBehind: true },
  /** 小计 of the rows above */
  subtotal: { repeatsPoints: true, takesRowsBehind: true },
  total: { repeatsPoints: true, takesRowsBehind: false },
  /** the full marks of the columns: 满分 100 100 */
  "full-marks": { repeatsPoints: true, takesRowsBehind: false },
  /** "指标2:", "……": left from the empty form */
  template: { repeatsPoints: false, takesRowsBehind: true },
  /** hidden, and left out of the printed total */
  "left-over": { repeatsPoints: false, takesRowsBehind: false },
  blank: { repeatsPoints: false, takesRowsBehind: false },
} as const satisfies Readonly<Record<string, RowProperties>>;

export type RowKind = keyof typeof ROW_KINDS;
