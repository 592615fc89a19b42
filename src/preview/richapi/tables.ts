import type { ApiObject, ClassName, ClassTable, Targets } from "./class-table";
import { COMMENT, COMMENTS, REPLIES } from "./classes/comments";
import { CONDITIONAL_FILL, CONDITIONAL_FONT, CONDITIONAL_FORMAT, CONDITIONAL_FORMATS, CONDITIONAL_LOOK, CUSTOM_FORMAT, FORMAT_RULE } from "./classes/conditional-formats";
import { DATA_VALIDATION } from "./classes/data-validation";
import { BORDER, BORDERS, FILL, FONT, FORMAT, FORMAT_PROTECTION } from "./classes/format";
import { NAME_ITEM, NAMES } from "./classes/names";
import { PAGE_LAYOUT } from "./classes/page-layout";
import { RANGE } from "./classes/range";
import { RANGE_AREAS, RANGE_COLLECTION } from "./classes/range-areas";
import { ADDIN_INTERNAL } from "./classes/services";
import { SETTING, SETTINGS } from "./classes/settings";
import { APPLICATION, WORKBOOK, WORKBOOK_PROTECTION } from "./classes/workbook";
import { AUTO_FILTER, FREEZE_PANES, PROTECTION, TABLE, TABLES, WORKSHEET, WORKSHEETS } from "./classes/worksheet";

const CLASSES: { readonly [Name in ClassName]: ClassTable<Targets[Name]> } = {
  AddinInternalService: ADDIN_INTERNAL,
  Application: APPLICATION,
  AutoFilter: AUTO_FILTER,
  Comment: COMMENT,
  CommentCollection: COMMENTS,
  CommentReplyCollection: REPLIES,
  ConditionalFormat: CONDITIONAL_FORMAT,
  ConditionalFormatCollection: CONDITIONAL_FORMATS,
  ConditionalFormatRule: FORMAT_RULE,
  ConditionalRangeFill: CONDITIONAL_FILL,
  ConditionalRangeFont: CONDITIONAL_FONT,
  ConditionalRangeFormat: CONDITIONAL_LOOK,
  CustomConditionalFormat: CUSTOM_FORMAT,
  DataValidation: DATA_VALIDATION,
  FormatProtection: FORMAT_PROTECTION,
  NamedItem: NAME_ITEM,
  NamedItemCollection: NAMES,
  PageLayout: PAGE_LAYOUT,
  Range: RANGE,
  RangeAreas: RANGE_AREAS,
  RangeBorder: BORDER,
  RangeBorderCollection: BORDERS,
  RangeCollection: RANGE_COLLECTION,
  RangeFill: FILL,
  RangeFont: FONT,
  RangeFormat: FORMAT,
  Setting: SETTING,
  SettingCollection: SETTINGS,
  Table: TABLE,
  TableCollection: TABLES,
  Workbook: WORKBOOK,
  WorkbookProtection: WORKBOOK_PROTECTION,
  Worksheet: WORKSHEET,
  WorksheetCollection: WORKSHEETS,
  WorksheetFreezePanes: FREEZE_PANES,
  WorksheetProtection: PROTECTION,
};

/** The members of the object's class; an object is made with what its class's table expects. */
export function tableOf({ className }: ApiObject): ClassTable<unknown> {
  return CLASSES[className] as ClassTable<unknown>;
}

/** A member of a table by its own name; undefined when it is not served. */
export function own<T>(members: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return members && Object.hasOwn(members, name) ? members[name] : undefined;
}
