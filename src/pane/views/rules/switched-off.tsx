import { Button } from "@fluentui/react-components";
import type { Rule } from "../../../rules/rule";
import { Message } from "../message";
import { useTexts } from "../texts-context";

interface Props {
  readonly rules: readonly Rule[];
  readonly onRules: () => void;
}

/** Tells that rules are off, so that nobody takes their silence for a good sign. */
export function SwitchedOff({ rules, onRules }: Props) {
  const { t, find } = useTexts();
  if (rules.length === 0) return null;
  const names = rules.map(({ id }) => find("rules", `${id}.name`) ?? id).join(t("report:list"));
  return (
    <Message tone="info">
      <p>{t("pane:rules.off", { count: rules.length, names })}</p>
      <Button id="switched-off-rules" size="small" onClick={onRules}>
        {t("pane:rules.open")}
      </Button>
    </Message>
  );
}
