/** The data validation of one cell of a row that new rows are to look like. */
export interface ColumnValidation {
  readonly column: number;
  readonly rule: Excel.DataValidationRule;
  readonly errorAlert: Excel.DataValidationErrorAlert;
  readonly prompt: Excel.DataValidationPrompt;
  readonly ignoreBlanks: boolean;
}

const NONE = "None";

/** Asks, without a round trip, how the cells of the row are validated. @returns the answer, after the next `sync` */
export function requestValidations(worksheet: Excel.Worksheet, row: number, columns: number): () => ColumnValidation[] {
  const cells = Array.from({ length: columns }, (_, column) => worksheet.getRangeByIndexes(row, column, 1, 1).dataValidation);
  for (const cell of cells) cell.load("type,rule,errorAlert,prompt,ignoreBlanks");
  return () =>
    cells.flatMap(({ type, rule, errorAlert, prompt, ignoreBlanks }, column) =>
      type === NONE ? [] : [{ column, rule: withoutGaps(rule), errorAlert, prompt, ignoreBlanks }],
    );
}

export function setValidations(worksheet: Excel.Worksheet, row: number, count: number, validations: readonly ColumnValidation[]): void {
  for (const { column, rule, errorAlert, prompt, ignoreBlanks } of validations) {
    const { dataValidation } = worksheet.getRangeByIndexes(row, column, count, 1);
    dataValidation.rule = rule;
    dataValidation.errorAlert = errorAlert;
    dataValidation.prompt = prompt;
    dataValidation.ignoreBlanks = ignoreBlanks;
  }
}

/** Excel hands over a rule with a place for each kind of rule and takes one that has a single kind. */
function withoutGaps(rule: Excel.DataValidationRule): Excel.DataValidationRule {
  return Object.fromEntries(Object.entries(rule).filter(([, kind]) => kind != null));
}
