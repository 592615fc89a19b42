import { Button, Checkbox, Radio, RadioGroup, Text } from "@fluentui/react-components";
import { useEffect, useId, useRef } from "react";
import { formatCell, type Position } from "../../../sheet/address";
import type { Repair, RepairDesk } from "../../model/repair-desk";
import { onEscape } from "../on-escape";
import { usePanelStyle, useSectionStyle } from "../shared-styles";
import { useTexts } from "../texts-context";
import { RepairLineItem } from "./repair-line";

interface Props {
  readonly repair: Repair;
  readonly desk: RepairDesk;
  readonly onSelect: (cell: Position) => void;
  /** The person went back: the button that opened the preview wants the focus. */
  readonly onClose: () => void;
  /** Written: whatever held the focus may be gone in a moment. */
  readonly onApply: () => void;
}

/** Every cell before and after, as a figure or as a formula; nothing is written before the person says so. */
export function RepairPreview({ repair, desk, onSelect, onClose, onApply }: Props) {
  const { panel, title, hint, buttons } = usePanelStyle();
  const { list } = useSectionStyle();
  const { t } = useTexts();
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const { origin, way, hasWays, lines } = repair;
  useEffect(() => section.current?.focus(), []);
  const close = (): void => {
    desk.close();
    onClose();
  };
  const apply = (): void => {
    onApply();
    void desk.apply();
  };
  const count = lines.filter(({ isTicked, refusal }) => isTicked && !refusal).length;
  const tickable = lines.filter(({ refusal }) => !refusal);
  const areAllTicked = count === tickable.length;
  return (
    <section ref={section} className={panel} tabIndex={-1} aria-labelledby={id} onKeyDown={(event) => onEscape(event, close)}>
      <Text as={origin.kind === "finding" ? "h4" : "h3"} id={id} weight="semibold" className={title}>
        {t(`pane:repair.title.${origin.kind}`)}
      </Text>
      {hasWays && (
        <RadioGroup layout="horizontal" aria-label={t("pane:repair.way")} value={way} onChange={(_, { value }) => desk.setWay(value === "formula" ? "formula" : "value")}>
          <Radio value="value" label={t("pane:repair.way.value")} />
          <Radio value="formula" label={t("pane:repair.way.formula")} />
        </RadioGroup>
      )}
      {origin.kind === "write-back" && tickable.length > 1 && (
        <Checkbox
          label={t("pane:repair.tick-all")}
          checked={areAllTicked ? true : count === 0 ? false : "mixed"}
          onChange={() => desk.tickAll(!areAllTicked)}
        />
      )}
      <ul className={list}>
        {lines.map((line) => (
          <RepairLineItem key={formatCell(line.writing.cell)} line={line} canLeaveOut={lines.length > 1} desk={desk} onSelect={onSelect} />
        ))}
      </ul>
      <div className={buttons}>
        <Button appearance="primary" disabledFocusable={count === 0} onClick={apply}>
          {t("pane:repair.apply", { count })}
        </Button>
        <Button onClick={close}>{t("pane:repair.cancel")}</Button>
      </div>
      <Text size={200} className={hint}>
        {t("pane:repair.hint")}
      </Text>
    </section>
  );
}
