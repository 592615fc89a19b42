import type { TextId, Texts } from "../i18n/texts";
import type { PaneAction } from "./pane-frame";

export interface TopBarActions {
  readonly openPane: (action: PaneAction) => void;
  readonly openFile: (file: File) => void;
  readonly save: () => void;
}

const RIBBON: readonly (readonly [TextId, PaneAction])[] = [
  ["preview:check-sheet", "check-sheet"],
  ["preview:check-workbook", "check-workbook"],
  ["preview:insert-block", "insert-block"],
  ["preview:open-pane", "open"],
];

/** The bar that stands for Excel's title, its file commands and our group of the ribbon. */
export class TopBar {
  private readonly fileName = document.createElement("h1");
  private message: HTMLElement | null = null;
  private progress: ProgressMessage | null = null;

  constructor(
    private readonly bar: HTMLElement,
    private readonly texts: Texts,
    actions: TopBarActions,
  ) {
    this.fileName.textContent = texts.t("preview:title");
    const about = document.createElement("div");
    about.className = "about";
    about.append(this.fileName, texts.t("preview:notice"));
    bar.append(
      group(texts.t("preview:file-group"), [this.fileButton(actions.openFile), button("save", texts.t("preview:save"), actions.save)]),
      group(
        texts.t("preview:ribbon"),
        RIBBON.map(([text, action]) => button(action, texts.t(text), () => actions.openPane(action))),
      ),
      about,
    );
  }

  /** The open file; null for none. */
  showFileName(name: string | null): void {
    this.fileName.textContent = name === null ? this.texts.t("preview:title") : this.texts.t("preview:file-name", { name });
  }

  /** A file that is being read takes the place of the open one's name. */
  showOpening(name: string): void {
    this.fileName.textContent = this.texts.t("preview:opening", { name });
  }

  /** How far a file is on its way: null where nobody knows. It takes the place of a message; a file that is not to be had any more can be given up. */
  showProgress(text: string, share: number | null, cancel: (() => void) | null): void {
    if (!this.progress) {
      this.clearMessage();
      this.progress = new ProgressMessage(this.texts.t("preview:cancel"));
      this.bar.append((this.message = this.progress.element));
    }
    this.progress.update(text, share, cancel);
  }

  /** One message at a time; a new one replaces the old one. */
  showMessage(text: string, kind: "problem" | "news"): void {
    this.clearMessage();
    const message = document.createElement("p");
    message.className = `message ${kind}`;
    message.setAttribute("role", kind === "problem" ? "alert" : "status");
    const label = this.texts.t("preview:close-message");
    const close = button("close-message", "✕", () => this.clearMessage());
    close.setAttribute("aria-label", label);
    close.title = label;
    message.append(text, close);
    this.bar.append(message);
    this.message = message;
  }

  clearMessage(): void {
    this.message?.remove();
    this.message = this.progress = null;
  }

  private fileButton(openFile: (file: File) => void): HTMLElement {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = ".xlsx,.xlsm,.xls";
    input.hidden = true;
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      input.value = "";
      if (file) openFile(file);
    });
    this.bar.append(input);
    return button("open-file", this.texts.t("preview:open-file"), () => input.click());
  }
}

/** A message that changes while a file is opened: its button stays where a person has found it. */
class ProgressMessage {
  readonly element = document.createElement("p");
  private readonly text = document.createElement("span");
  private readonly bar = document.createElement("progress");
  private readonly cancel: HTMLButtonElement;
  private press: (() => void) | null = null;

  constructor(cancelLabel: string) {
    this.element.className = "message news";
    this.text.setAttribute("role", "status");
    this.cancel = button("cancel-opening", cancelLabel, () => this.press?.());
    this.element.append(this.text, this.bar, this.cancel);
  }

  update(text: string, share: number | null, cancel: (() => void) | null): void {
    if (this.text.textContent !== text) this.text.textContent = text;
    this.bar.setAttribute("aria-label", text);
    if (share === null) this.bar.removeAttribute("value");
    else this.bar.value = share;
    this.press = cancel;
    this.cancel.hidden = cancel === null;
  }
}

function button(id: string, text: string, press: () => void): HTMLButtonElement {
  const element = document.createElement("button");
  element.type = "button";
  element.dataset.command = id;
  element.textContent = text;
  element.addEventListener("click", press);
  return element;
}

function group(label: string, buttons: readonly HTMLElement[]): HTMLElement {
  const element = document.createElement("div");
  element.className = "group";
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", label);
  const row = document.createElement("div");
  row.className = "buttons";
  row.append(...buttons);
  const caption = document.createElement("span");
  caption.className = "label";
  caption.setAttribute("aria-hidden", "true");
  caption.textContent = label;
  element.append(row, caption);
  return element;
}
