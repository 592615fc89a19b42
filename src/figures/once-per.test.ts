import { oncePer } from "./once-per";

test("each object is asked once, and an undefined or null answer is one", () => {
  const of = jest.fn((key: { readonly answer: number | null | undefined }) => key.answer);
  const once = oncePer(of);
  const [one, none, nothing] = [{ answer: 1 }, { answer: null }, { answer: undefined }];
  expect([one, none, nothing, one, none, nothing].map(once)).toEqual([1, null, undefined, 1, null, undefined]);
  expect(of).toHaveBeenCalledTimes(3);
});
