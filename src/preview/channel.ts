import type { HostCall, HostReply, OfficeHost } from "./office-host";

/** What a message is and what it wants, as office.js writes it. */
const MessageType = { request: 0, response: 1 } as const;
const ActionKind = { invoke: 0, register: 1, unregister: 2 } as const;
const ResponseKind = { answer: 0, event: 1 } as const;
/** "No such method", in the protocol's own numbers. */
const METHOD_MISSING = -2;

const EXCEL_ON_THE_WEB = 16;
const RICH_API_EVENT = "richApiMessage";

interface Message {
  readonly _messageType: number;
  readonly _actionName: string;
  readonly _conversationId: string;
  readonly _correlationId: number;
  readonly _actionType: number;
  readonly _data: unknown;
}

/** What the page is told about this Excel when office.js starts. */
export interface Identity {
  readonly appId: string;
  readonly conversationId: string;
  /** "zh-CN": the language of Excel's own surface. */
  readonly locale: string;
  readonly documentUrl: string;
  /** "1.14": the newest ExcelApi requirement set that this Excel claims. */
  readonly apiVersion: string;
}

/** Excel's end of the conversation by messages with the page in a frame. */
export class Channel {
  private readonly stopWatching: () => void;
  private readonly receive = (event: MessageEvent): void => {
    if (event.source !== this.page() || typeof event.data !== "string") return;
    const message = parse(event.data);
    if (message?._messageType === MessageType.request && message._conversationId === this.identity.conversationId) void this.answer(message);
  };

  constructor(
    private readonly page: () => Window | null,
    private readonly identity: Identity,
    private readonly host: OfficeHost,
  ) {
    window.addEventListener("message", this.receive);
    this.stopWatching = host.watch((entries) => {
      this.send({
        _messageType: MessageType.response,
        _actionName: RICH_API_EVENT,
        _conversationId: identity.conversationId,
        _correlationId: -1,
        _errorCode: 0,
        _responseType: ResponseKind.event,
        _data: { ArrayData: entries },
      });
    });
  }

  close(): void {
    this.stopWatching();
    window.removeEventListener("message", this.receive);
  }

  private async answer(message: Message): Promise<void> {
    const data = await this.perform(message);
    this.send({
      _messageType: MessageType.response,
      _actionName: message._actionName,
      _conversationId: message._conversationId,
      _correlationId: message._correlationId,
      _errorCode: data === undefined ? METHOD_MISSING : 0,
      _responseType: ResponseKind.answer,
      _data: data ?? null,
    });
  }

  private async perform(message: Message): Promise<unknown> {
    if (message._actionType !== ActionKind.invoke) return { Error: 0 } satisfies Partial<HostReply>;
    switch (message._actionName) {
      case "ContextActivationManager_getAppContextAsync":
        return this.appContext();
      case "ContextActivationManager_notifyHost":
        return null;
      case "executeMethod":
        return this.host.execute(message._data as HostCall);
      default:
        return undefined;
    }
  }

  private appContext(): Record<string, unknown> {
    const { appId, locale, documentUrl, apiVersion } = this.identity;
    return {
      _id: appId,
      _appName: EXCEL_ON_THE_WEB,
      _appVersion: "16.01",
      _appUILocale: locale,
      _dataLocale: locale,
      _docUrl: documentUrl,
      _clientMode: 1,
      _settings: this.host.settings,
      _reason: "inserted",
      _osfControlType: 1,
      _hostFullVersion: "16.0.0.0",
      _requirementMatrix: JSON.stringify({ ExcelApi: apiVersion }),
    };
  }

  private send(message: object): void {
    this.page()?.postMessage(JSON.stringify(message), location.origin);
  }
}

function parse(text: string): Message | null {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return null;
  }
}
