import { type XmlElement, descendants } from "../support/xml";

/**
 * What Office demands of a task pane add-in's manifest, as far as it can be told without Microsoft's validation service:
 * the order of elements of the published schemas ([MS-OWEMXML]), lengths, references, addresses.
 */

/** Children in the order of the schema: "!" is needed once, "+" at least once, "?" at most once. */
const CONTENT: Readonly<Record<string, string>> = {
  OfficeApp:
    "Id! AlternateId? Version! ProviderName! DefaultLocale! DisplayName! Description! IconUrl! HighResolutionIconUrl! SupportUrl! AppDomains? Hosts! Requirements? DefaultSettings! Permissions! Dictionary? VersionOverrides!",
  Requirements: "Sets? Methods?",
  Sets: "Set+",
  DefaultSettings: "SourceLocation!",
  VersionOverrides: "Description? Requirements? Hosts! Resources! WebApplicationInfo? EquivalentAddins?",
  Hosts: "Host+",
  DesktopFormFactor: "GetStarted? FunctionFile? ExtensionPoint+",
  GetStarted: "Title! Description! LearnMoreUrl!",
  ExtensionPoint: "OfficeTab+",
  OfficeTab: "Group+",
  Group: "Label! Icon! Control+",
  Control: "Label! Supertip! Icon! Action!",
  Supertip: "Title! Description!",
  Icon: "bt:Image+",
  Action: "TaskpaneId? SourceLocation! Title?",
  Resources: "bt:Images! bt:Urls! bt:ShortStrings! bt:LongStrings!",
  "bt:Images": "bt:Image+",
  "bt:Urls": "bt:Url+",
  "bt:ShortStrings": "bt:String+",
  "bt:LongStrings": "bt:String+",
};

function contentProblem({ name, children }: XmlElement): string[] {
  const model = CONTENT[name];
  if (!model) return [];
  const pattern = model
    .split(" ")
    .map((part) => `(?:${part.slice(0, -1)} )${{ "!": "", "+": "+", "?": "?" }[part.at(-1)!] ?? ""}`)
    .join("");
  const found = children.map((child) => `${child.name} `).join("");
  return new RegExp(`^${pattern}$`).test(found) ? [] : [`<${name}> has ${found}instead of ${model}`];
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const LOCALES = ["zh-CN", "en-US"];
const MAX_RESID = 32;
const MAX_ID = 125;
const MAX_SHORT = 125;
const MAX_LONG = 250;
const MAX_ADDRESS = 2048;
/** Longer labels are cut off on the ribbon. */
const MAX_LABEL = 32;

/** Which list of resources a reference has to lead to. */
const LIST_OF: Readonly<Record<string, string>> = {
  "bt:Image": "bt:Images",
  SourceLocation: "bt:Urls",
  LearnMoreUrl: "bt:Urls",
  FunctionFile: "bt:Urls",
  Label: "bt:ShortStrings",
  Title: "bt:ShortStrings",
  Description: "bt:LongStrings",
};

function textsOf(element: XmlElement): string[] {
  return [element.attributes["DefaultValue"] ?? "", ...element.children.map(({ attributes }) => attributes["Value"] ?? "")];
}

/** A text of the default locale with its English one, neither too long nor in the wrong script. */
function textProblems(element: XmlElement, most: number): string[] {
  const name = `${element.name} ${element.attributes["id"] ?? ""}`.trim();
  const [chinese = "", english = ""] = textsOf(element);
  const locales = element.children.map(({ attributes }) => attributes["Locale"]);
  return [
    ...(locales.join() === LOCALES[1] ? [] : [`${name}: overrides ${locales.join() || "nothing"}`]),
    ...(/\p{Script=Han}/u.test(chinese) ? [] : [`${name}: the default text is not Chinese`]),
    ...(/[A-Za-z]/.test(english) ? [] : [`${name}: the English text is not English`]),
    ...textsOf(element).flatMap((text) => (text.length <= most ? [] : [`${name}: ${text.length} characters, at most ${most}`])),
  ];
}

function resourceProblems(root: XmlElement): string[] {
  const problems: string[] = [];
  const lists = descendants(root).find(({ name }) => name === "Resources")?.children ?? [];
  const defined = new Map(lists.flatMap((list) => list.children.map((item) => [item.attributes["id"] ?? "", { list: list.name, item }] as const)));
  if (defined.size !== lists.flatMap(({ children }) => children).length) problems.push("two resources have the same id");
  const used = new Set<string>();
  for (const { name, attributes } of descendants(root)) {
    const id = attributes["resid"];
    if (id === undefined) continue;
    used.add(id);
    const target = defined.get(id);
    if (target?.list !== LIST_OF[name]) problems.push(`<${name} resid="${id}"> leads to ${target?.list ?? "nothing"}`);
    if (name === "Label" && target && textsOf(target.item).some((text) => text.length > MAX_LABEL)) problems.push(`${id}: too long for a label`);
  }
  for (const [id, { list, item }] of defined) {
    if (id.length > MAX_RESID) problems.push(`${id}: longer than ${MAX_RESID}`);
    if (!used.has(id)) problems.push(`${id} is not used`);
    if (list === "bt:ShortStrings") problems.push(...textProblems(item, MAX_SHORT));
    if (list === "bt:LongStrings") problems.push(...textProblems(item, MAX_LONG));
  }
  return problems;
}

/** Everything that is wrong with the manifest; `base` is where all its addresses have to lie. */
export function problemsOf(root: XmlElement, base: string): string[] {
  const all = descendants(root);
  const one = (name: string): XmlElement | undefined => root.children.find((child) => child.name === name);
  const problems = all.flatMap(contentProblem);
  if (root.attributes["xsi:type"] !== "TaskPaneApp") problems.push("not a TaskPaneApp");
  if (!GUID.test(one("Id")?.text ?? "")) problems.push("Id is no GUID");
  if (!/^\d+(?:\.\d+){3}$/.test(one("Version")?.text ?? "")) problems.push("Version has not four numbers");
  if (one("DefaultLocale")?.text !== LOCALES[0]) problems.push("DefaultLocale is not zh-CN");
  for (const name of ["DisplayName", "Description"]) {
    const element = one(name);
    if (element) problems.push(...textProblems(element, name === "DisplayName" ? MAX_SHORT : MAX_LONG));
  }
  const addresses = all.flatMap(({ attributes }) => Object.entries(attributes).flatMap(([key, value]) => (/^(?:DefaultValue|Value)$/.test(key) && /^\w+:\/\//.test(value) ? [value] : [])));
  for (const address of addresses) {
    if (!address.startsWith(`${base}/`)) problems.push(`${address} is not below ${base}`);
    if (address.length > MAX_ADDRESS) problems.push(`${address} is too long`);
  }
  const ids = all.flatMap(({ name, attributes }) => (["Group", "Control"].includes(name) ? [attributes["id"] ?? ""] : []));
  if (new Set(ids).size !== ids.length || ids.some((id) => id === "" || id.length > MAX_ID)) problems.push(`ids of groups and controls: ${ids.join()}`);
  for (const icon of all.filter(({ name }) => name === "Icon")) {
    const sizes = icon.children.map(({ attributes }) => attributes["size"]).join();
    if (sizes !== "16,32,80") problems.push(`an icon in sizes ${sizes}`);
  }
  return [...problems, ...resourceProblems(root)];
}
