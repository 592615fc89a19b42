import type { Form } from "../../form/form";
import { acknowledge, type Acknowledgement, fingerprint, formatAcknowledgements, parseAcknowledgements } from "../../rules/acknowledgement";
import type { Finding } from "../../rules/finding";
import { KEPT_AS } from "../../rules/kept";
import { type Codec, KeptValue, type Parsed } from "./kept-value";
import { notInWorkbook, type SettledPane } from "./settled-pane";

type List = readonly Acknowledgement[];

function parse(text: string): Parsed<List> {
  const parsed = parseAcknowledgements(text);
  if ("acknowledgements" in parsed) return { value: parsed.acknowledgements };
  const { problem } = parsed;
  return { problem: ({ t }) => t(`pane:acknowledged.problem.${problem}`) };
}

const CODEC: Codec<List> = { key: KEPT_AS.acknowledged, parse, format: formatAcknowledgements };

/** What persons looked into and found right as it is. It belongs to the workbook and to nothing else. */
export class AcknowledgedFindings {
  readonly kept = new KeptValue(CODEC);

  constructor(private readonly pane: SettledPane) {}

  get list(): List {
    return this.kept.inWorkbook ?? [];
  }

  async add(finding: Finding, form: Form, note: string): Promise<void> {
    const added = acknowledge(finding, form, { note: note.trim(), at: new Date().toISOString() });
    await this.change((known) => [...known.filter(({ key }) => key !== added.key), added]);
  }

  async takeBack(finding: Finding, form: Form): Promise<void> {
    const taken = fingerprint(finding, form);
    await this.change((known) => known.filter(({ key }) => key !== taken));
  }

  private async change(change: (known: List) => List): Promise<void> {
    const written = this.kept.update(this.pane.getHost(), (known) => {
      const list = change(known ?? []);
      return list.length > 0 ? list : null;
    });
    this.pane.settle(null);
    const problem = await written;
    this.pane.settle(problem ? notInWorkbook(problem) : { tone: "success", say: ({ t }) => t("pane:kept.saved") });
  }
}
