import { type ClassTable, object, type Targets, textOf } from "../class-table";
import { invalidArgument, itemNotFound } from "../error";

export const SETTING: ClassTable<Targets["Setting"]> = {
  id: ({ key }) => key,
  scalars: {
    Key: ({ key }) => key,
    Value: ({ settings, key }) => settings.get(key),
    _Id: ({ key }) => key,
  },
  setters: {
    Value: ({ settings, key }, value) => {
      settings.set(key, value);
    },
  },
  methods: {
    Delete: ({ settings, key }) => {
      settings.delete(key);
      return undefined;
    },
  },
};

export const SETTINGS: ClassTable<Targets["SettingCollection"]> = {
  items: (settings) => [...settings.keys()].map((key) => object("Setting", { settings, key })),
  item: (settings, wanted) => {
    const key = keyOf(wanted);
    if (!settings.has(key)) throw itemNotFound(`no setting ${key}`);
    return object("Setting", { settings, key });
  },
  methods: {
    Add: (settings, [wanted, value]) => {
      const key = keyOf(wanted);
      settings.set(key, value);
      return object("Setting", { settings, key });
    },
    GetCount: (settings) => ({ value: settings.size }),
    GetItemOrNullObject: (settings, [wanted]) => {
      const key = keyOf(wanted);
      return settings.has(key) ? object("Setting", { settings, key }) : null;
    },
  },
};

function keyOf(wanted: unknown): string {
  const key = textOf(wanted);
  if (!key) throw invalidArgument("a setting's key is a text");
  return key;
}
