/** A page with a spreadsheet, opened on a busy machine of two cores, takes its time. */
jest.setTimeout(90_000);
