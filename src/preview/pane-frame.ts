import { Channel } from "./channel";
import type { OfficeHost } from "./office-host";

/** What a ribbon button opens: the pane's page with this `action`. */
export type PaneAction = "open" | "check-sheet" | "check-workbook" | "insert-block";

const TRUSTED = JSON.stringify({ Result: 1 });

/**
 * office.js asks the person whether she trusts a host that is not one of Microsoft's over https, and keeps the answer
 * in this record. Here page, library and host are one program on one address, so the answer is known.
 */
function trustThisHost(): void {
  const scheme = location.protocol === "https:" ? "https" : "http";
  localStorage.setItem(`OfficeJSTrustKeyV2_${scheme}_${location.hostname}`, TRUSTED);
}

/** The task pane: a frame with the add-in's own page, and Excel's end of the channel to it. */
export class PaneFrame {
  private frame: HTMLIFrameElement | null = null;
  private channel: Channel | null = null;
  private opened = 0;

  constructor(
    private readonly container: HTMLElement,
    private readonly options: {
      readonly page: string;
      readonly title: string;
      readonly locale: string;
      readonly apiVersion: string;
      readonly documentName: () => string;
      readonly host: () => OfficeHost;
    },
  ) {}

  /** Loads the page anew, as Excel does for a ribbon button of a closed pane. */
  open(action: PaneAction): void {
    this.close();
    trustThisHost();
    const { page, title, locale, apiVersion, documentName, host } = this.options;
    const conversationId = `conversation-${++this.opened}`;
    const appId = "jixiao-check-preview";
    const frame = document.createElement("iframe");
    frame.id = "pane";
    frame.title = title;
    frame.name = JSON.stringify({ baseFrameName: "agave", xdmInfo: `${conversationId}|${appId}|${location.origin}`, serializerVersion: "1" });
    const hostInfo = ["Excel", "Web", "16.01", locale, conversationId, "", "disableLogging", "0"].join("$");
    frame.src = `${page}?action=${action}&_host_Info=${encodeURIComponent(hostInfo)}`;
    const documentUrl = new URL(documentName(), location.href).href;
    this.channel = new Channel(() => frame.contentWindow, { appId, conversationId, locale, documentUrl, apiVersion }, host());
    this.frame = frame;
    this.container.replaceChildren(frame);
  }

  close(): void {
    this.channel?.close();
    this.frame?.remove();
    this.channel = null;
    this.frame = null;
  }
}
