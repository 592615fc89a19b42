import { type ClassTable, object } from "../class-table";
import { type Areas, columnCount, fullAddress, isEntireColumn, isEntireRow, rowCount } from "../grid";

const address = ({ sheet, areas }: Areas): string => areas.map((area) => fullAddress({ sheet, area })).join(",");

export const RANGE_AREAS: ClassTable<Areas> = {
  scalars: {
    Address: address,
    AddressLocal: address,
    AreaCount: ({ areas }) => areas.length,
    CellCount: ({ areas }) => areas.reduce((sum, area) => sum + rowCount(area) * columnCount(area), 0),
    IsEntireColumn: ({ areas }) => areas.every(isEntireColumn),
    IsEntireRow: ({ areas }) => areas.every(isEntireRow),
  },
  parts: {
    Areas: (target) => object("RangeCollection", target),
    Worksheet: ({ sheet }) => object("Worksheet", sheet),
  },
};

export const RANGE_COLLECTION: ClassTable<Areas> = {
  items: ({ sheet, areas }) => areas.map((area) => object("Range", { sheet, area })),
  methods: {
    GetCount: ({ areas }) => ({ value: areas.length }),
    GetItemAt: ({ sheet, areas }, [index]) => {
      const area = areas[Number(index)];
      return area ? object("Range", { sheet, area }) : null;
    },
  },
};
