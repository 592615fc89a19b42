import { formatComments, isOwnCondition, OWN_CONDITION, parseComments } from "./mark";

test.each([OWN_CONDITION, 'N("jixiao-check")=0', '= N( "jixiao-check" ) = 0', '=n("JIXIAO-CHECK")=0'])("%s is our condition", (formula) => {
  expect(isOwnCondition(formula)).toBe(true);
});

test.each(["=A1>0", '=N("other")=0', '=N("jixiao-check")=0+A1', ""])("%p is somebody's", (formula) => {
  expect(isOwnCondition(formula)).toBe(false);
});

test("the texts of our comments are kept once each", () => {
  expect(parseComments(formatComments(["甲", "乙", "甲"]))).toEqual(["甲", "乙"]);
  expect(formatComments([])).toBeNull();
});

test.each([null, "{", '{"a":1}', "[1]"])("%p holds no texts of ours", (text) => expect(parseComments(text)).toEqual([]));
