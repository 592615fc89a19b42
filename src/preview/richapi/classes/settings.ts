import { type ClassTable, object } from "../class-table";
import { itemNotFound } from "../error";

type Settings = Map<string, unknown>;

interface Entry {
  readonly settings: Settings;
  readonly key: string;
}

const SETTING: ClassTable<Entry> = {
  name: "Setting",
  id: ({ key }) => key,
  scalars: {
    Key: ({ key }) => key,
    Value: ({ settings, key }) => settings.get(key),
    _Id: ({ key }) => key,
  },
  setters: { Value: ({ settings, key }, value) => void settings.set(key, value) },
  methods: { Delete: ({ settings, key }) => void settings.delete(key) },
};

export const SETTINGS: ClassTable<Settings> = {
  name: "SettingCollection",
  items: (settings) => [...settings.keys()].map((key) => object(SETTING, { settings, key })),
  item: (settings, key) => {
    if (!settings.has(String(key))) throw itemNotFound(`no setting ${String(key)}`);
    return object(SETTING, { settings, key: String(key) });
  },
  methods: {
    Add: (settings, [key, value]) => {
      settings.set(String(key), value);
      return object(SETTING, { settings, key: String(key) });
    },
    GetCount: (settings) => ({ value: settings.size }),
    GetItemOrNullObject: (settings, [key]) => (settings.has(String(key)) ? object(SETTING, { settings, key: String(key) }) : null),
  },
};
