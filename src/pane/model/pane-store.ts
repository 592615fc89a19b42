import { INITIAL_STATE, type PaneState } from "./state";

/** Holds what the pane shows, and tells its listeners of every change. */
export class PaneStore {
  private state = INITIAL_STATE;
  private readonly listeners = new Set<() => void>();
  private isClosed = false;

  /** The current state; the same object until something changes. */
  readonly getState = (): PaneState => this.state;

  /** @returns a function that ends the subscription. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (change: Partial<PaneState>): void => {
    if (this.isClosed) return;
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  };

  /** Nothing changes afterwards. */
  close(): void {
    this.isClosed = true;
    this.listeners.clear();
  }
}
