/**
 * A pure function of an object, worked out once for each and remembered as long as the object lives: every rule asks the
 * same of the same rows.
 */
export function oncePer<Key extends object, Value>(of: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const remembered = known.get(key) ?? { value: of(key) };
    known.set(key, remembered);
    return remembered.value;
  };
}
