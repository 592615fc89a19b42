import type { RequestWatch } from "../../src/hosts/memory/requests";
import { HostError } from "../../src/hosts/port";
import type { Fault } from "./laboratory";

/** Requests of a call that write; a person cannot come between them, nor between them and the look before. */
const WRITING = /^(?:set-|insert-rows|delete-rows|remove-sheet|merge|looks|contents|clear contents|unmerge|clear looks|read back|write sheet|show sheet)/;

/** Counts requests and fails where it was told to. */
export class FaultyRequests implements RequestWatch {
  requests = 0;
  calls = 0;
  private fault: Fault | null = null;
  private isDown = false;
  private isAnswerLost = false;
  private interruption: { readonly call: number; readonly work: () => void } | null = null;

  arrange(fault: Fault | null): void {
    this.fault = fault;
    this.isDown = this.isAnswerLost = false;
    this.interruption = null;
    this.requests = this.calls = 0;
  }

  interrupt(call: number, work: () => void): void {
    this.interruption = { call, work };
  }

  before(request: string): void {
    const isFirst = !WRITING.test(request);
    if (isFirst && this.calls++ === this.interruption?.call) this.interruption.work();
    const isHit = this.requests++ === this.fault?.at;
    if (isHit && this.fault?.isOutage) this.isDown = this.fault.way === "before";
    if (this.isDown || (isHit && this.fault?.way === "before")) throw new HostError("unknown", `before ${request}`);
  }

  after(request: string): void {
    if (this.requests - 1 !== this.fault?.at) return;
    if (this.fault.way === "lost") this.isAnswerLost = true;
    if (this.fault.way !== "after") return;
    this.isDown = this.fault.isOutage;
    throw new HostError("unknown", `after ${request}`);
  }

  answer(): void {
    if (!this.isAnswerLost) return;
    this.isAnswerLost = false;
    this.isDown = this.fault?.isOutage === true;
    throw new HostError("unknown", "the answer is lost");
  }
}
