import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useEffect, useRef, useState } from "react";
import { weightOf } from "../../../blocks/block";
import { plain } from "../../../figures/decimal";
import { draftedBlock, freshKey, isFaulty, problemsOfDraft } from "../../model/block-draft";
import type { BlockEditing, BlockEditor } from "../../model/block-editor";
import { onEscape } from "../on-escape";
import { useTexts } from "../texts-context";
import { areNamesFilled, BlockNamesForm } from "./block-names";
import { type Part, IndicatorEditor } from "./indicator-editor";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  title: { margin: 0 },
  list: { display: "grid", gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly editing: BlockEditing;
  readonly editor: BlockEditor;
  /** Titles of other blocks of one's own. */
  readonly taken: readonly string[];
  /** The panel goes, with whatever has the focus. */
  readonly onLeave: () => void;
}

/** Where the focus goes once the panel shows what was done. */
type Target = { readonly key: number; readonly part: Part } | "add" | "invalid";

/** A block of one's own with everything that it says, to be changed. */
export function BlockEditorPanel({ editing: { block, draft, past }, editor, taken, onLeave }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  /** Key of the indicator whose fields are shown. */
  const [open, setOpen] = useState<number | null>(null);
  const [hasTried, setHasTried] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const target = useRef<Target | null>(null);
  useEffect(() => root.current?.querySelector("input")?.focus(), []);
  // After every change: the button that was pressed may have moved, or gone.
  useEffect(() => {
    if (target.current === null) return;
    root.current?.querySelector<HTMLElement>(selectorOf(target.current))?.focus();
    target.current = null;
  });
  const { names, indicators } = draft;
  const problems = indicators.map((indicator) => problemsOfDraft(indicator, indicators));
  const faulty = indicators.filter((_, index) => isFaulty(problems[index]!));
  const canSave = areNamesFilled(names) && faulty.length === 0 && indicators.length > 0;
  const points = weightOf(draftedBlock(block, { names, indicators: indicators.filter((indicator) => !faulty.includes(indicator)) }));
  const add = (): void => {
    const key = freshKey(indicators);
    editor.add();
    setOpen(key);
    target.current = { key, part: "name" };
  };
  const remove = (index: number): void => {
    const next = indicators[index + 1] ?? indicators[index - 1];
    target.current = next ? { key: next.key, part: "toggle" } : "add";
    editor.remove(indicators[index]!.key);
  };
  const move = (key: number, by: -1 | 1): void => {
    target.current = { key, part: by < 0 ? "up" : "down" };
    editor.move(key, by);
  };
  const cancel = (): void => {
    onLeave();
    editor.cancel();
  };
  const save = (): void => {
    setHasTried(true);
    if (canSave) {
      onLeave();
      void editor.save();
      return;
    }
    if (areNamesFilled(names)) setOpen(faulty[0]?.key ?? null);
    target.current = indicators.length > 0 ? "invalid" : "add";
  };
  return (
    <div ref={root} className={styles.stack} onKeyDown={(event) => onEscape(event, cancel)}>
      <Text as="h3" weight="semibold" className={styles.title}>
        {t("pane:blocks.edit.title", { title: block.title })}
      </Text>
      <BlockNamesForm names={names} taken={taken} onChange={(change) => editor.name(change)} />
      <Text as="h4" weight="semibold" className={styles.title}>
        {t("pane:blocks.edit.indicators", { count: indicators.length, points: points ? plain(points) : "none" })}
      </Text>
      <ol className={styles.list}>
        {indicators.map((indicator, index) => (
          <IndicatorEditor
            key={indicator.key}
            indicator={indicator}
            number={index + 1}
            problems={problems[index]!}
            isOpen={indicator.key === open}
            isFirst={index === 0}
            isLast={index === indicators.length - 1}
            onToggle={() => setOpen(indicator.key === open ? null : indicator.key)}
            onChange={(change) => editor.change(indicator.key, change)}
            onMove={(by) => move(indicator.key, by)}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      <div className={styles.buttons}>
        <Button size="small" data-part="add" icon={<AddRegular />} onClick={add}>
          {t("pane:blocks.edit.add")}
        </Button>
        <Button size="small" icon={<ArrowUndoRegular />} disabledFocusable={past.length === 0} onClick={() => editor.undo()}>
          {t("pane:blocks.edit.undo")}
        </Button>
      </div>
      {hasTried && !canSave && (
        <Text role="alert" size={200}>
          {indicators.length > 0 ? t("pane:blocks.edit.unfinished", { count: faulty.length }) : t("pane:blocks.edit.empty")}
        </Text>
      )}
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={save}>
          {t("pane:blocks.edit.save")}
        </Button>
        <Button onClick={cancel}>{t("pane:blocks.edit.cancel")}</Button>
      </div>
    </div>
  );
}

function selectorOf(target: Target): string {
  if (target === "invalid") return '[aria-invalid="true"]';
  return target === "add" ? '[data-part="add"]' : `[data-key="${target.key}"] [data-part="${target.part}"]`;
}
