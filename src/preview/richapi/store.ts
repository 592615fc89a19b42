import type { ApiObject } from "./class-table";

/** What Excel keeps in a workbook or a session and no spreadsheet library does. */
export class Store {
  /** The add-in's settings in the workbook. */
  readonly settings = new Map<string, unknown>();
  private readonly references = new Map<string, ApiObject>();
  private readonly registrations = new Map<string, number>();
  private lastReference = 0;

  keep(object: ApiObject): string {
    const id = `reference-${++this.lastReference}`;
    this.references.set(id, object);
    return id;
  }

  kept(id: string): ApiObject | undefined {
    return this.references.get(id);
  }

  release(id: string): void {
    this.references.delete(id);
  }

  releaseAll(): void {
    this.references.clear();
  }

  get referenceCount(): number {
    return this.references.size;
  }

  /** `target` is "Workbook" or the id of a worksheet. */
  register(type: number, target: string): void {
    const key = `${type} ${target}`;
    this.registrations.set(key, (this.registrations.get(key) ?? 0) + 1);
  }

  unregister(type: number, target: string): void {
    const key = `${type} ${target}`;
    const count = (this.registrations.get(key) ?? 0) - 1;
    if (count > 0) this.registrations.set(key, count);
    else this.registrations.delete(key);
  }

  isRegistered(type: number, target: string): boolean {
    return this.registrations.has(`${type} ${target}`);
  }

  /** How many kinds of event the page has asked for. */
  get registrationCount(): number {
    return this.registrations.size;
  }
}
