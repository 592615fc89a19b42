import type { Package } from "../../hosts/file/xlsx/package";
import type { ListedSheet } from "../../hosts/file/xlsx/workbook-part";

/** What a file may hold that the preview does not show. Saving keeps it as it is; an old workbook loses it. */
export type UnseenKind = "chart-sheet" | "other-sheet" | "chart" | "picture" | "pivot" | "slicer" | "control" | "macro" | "external-link" | "signature";

/** By the paths of their parts, as every program calls them. */
const PATHS: readonly (readonly [UnseenKind, RegExp])[] = [
  ["chart", /(?:^|\/)charts\/chart[^/]*\.xml$/i],
  ["picture", /(?:^|\/)media\//i],
  ["pivot", /(?:^|\/)pivotTables\//i],
  ["slicer", /(?:^|\/)(?:slicers|timelines)\//i],
  ["control", /(?:^|\/)(?:ctrlProps|activeX)\//i],
  ["macro", /(?:^|\/)vbaProject\.bin$/i],
  ["external-link", /(?:^|\/)externalLinks\/[^/]*\.xml$/i],
  ["signature", /^_xmlsignatures\//i],
];

/** Kinds that the file has, in the order in which a person is told of them. */
export function unseenKinds(parts: Package, otherSheets: readonly ListedSheet[]): UnseenKind[] {
  const paths = [...parts.all.keys()];
  const isChart = ({ kind }: ListedSheet): boolean => kind === "chartsheet";
  return [
    ...(otherSheets.some(isChart) ? (["chart-sheet"] as const) : []),
    ...(otherSheets.some((sheet) => !isChart(sheet)) ? (["other-sheet"] as const) : []),
    ...PATHS.filter(([, pattern]) => paths.some((path) => pattern.test(path))).map(([kind]) => kind),
  ];
}
