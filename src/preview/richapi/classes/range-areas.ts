import type { Area } from "../../../sheet/address";
import type { SheetBackend } from "../../backend";
import { type ClassTable, object } from "../class-table";
import { columnCount, fullAddress, isEntireColumn, isEntireRow, rowCount } from "../grid";
import { range } from "./range";
import { WORKSHEET } from "./worksheet";

/** What a RangeAreas stands for: areas of one worksheet. */
export interface Areas {
  readonly sheet: SheetBackend;
  readonly areas: readonly Area[];
}

const address = ({ sheet, areas }: Areas): string => areas.map((area) => fullAddress({ sheet, area })).join(",");

export const RANGE_AREAS: ClassTable<Areas> = {
  name: "RangeAreas",
  scalars: {
    Address: address,
    AddressLocal: address,
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0),
    IsEntireColumn: ({ areas }) => areas.every(isEntireColumn),
    IsEntireRow: ({ areas }) => areas.every(isEntireRow),
  },
  parts: {
    Areas: (target) => object(RANGE_COLLECTION, target),
    Worksheet: ({ sheet }) => object(WORKSHEET, sheet),
  },
};

const RANGE_COLLECTION: ClassTable<Areas> = {
  name: "RangeCollection",
  items: ({ sheet, areas }) => areas.map((area) => range({ sheet, area })),
  methods: {
    GetCount: ({ areas }) => ({ value: areas.length }),
    GetItemAt: ({ sheet, areas }, [index]) => {
      const area = areas[Number(index)];
      return area ? range({ sheet, area }) : null;
    },
  },
};
