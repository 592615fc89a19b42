import { HostError } from "../port";
import { toHostError } from "./errors";

test.each([
  ["ResponsePayloadSizeLimitExceeded", "too-large"],
  ["RequestPayloadSizeLimitExceeded", "too-large"],
  ["InvalidOperationInCellEditMode", "cell-editing"],
  ["ActivityLimitReached", "throttled"],
  ["InvalidOrTimedOutSession", "session-lost"],
  ["AccessDenied", "access-denied"],
  ["ItemNotFound", "sheet-gone"],
  ["ApiNotFound", "unsupported"],
  ["InvalidArgument", "not-accepted"],
  ["InvalidOperation", "not-allowed"],
  ["InsertDeleteConflict", "cells-in-the-way"],
  ["ItemAlreadyExists", "name-taken"],
  ["InactiveWorkbook", "workbook-behind"],
  ["Conflict", "conflict"],
  ["GeneralException", "program-failed"],
  ["SomethingNew", "unknown"],
  ["toString", "unknown"],
])("%s is told as %s", (code, expected) => {
  const failure = toHostError({ code, message: "Sorry.", debugInfo: { errorLocation: "Worksheet.getRange" } });
  expect(failure).toBeInstanceOf(HostError);
  expect(failure.code).toBe(expected);
  expect(failure.detail).toBe(`${code} · Sorry. · Worksheet.getRange`);
});

test.each([
  [new TypeError("no"), "no"],
  ["torn", "torn"],
  [undefined, ""],
  [null, ""],
])("%p, which is no error of Office, keeps its words", (thrown, detail) => {
  expect(toHostError(thrown)).toMatchObject({ code: "unknown", detail });
});

test("a host error stays what it is", () => {
  const failure = new HostError("too-large", "merged areas");
  expect(toHostError(failure)).toBe(failure);
});
