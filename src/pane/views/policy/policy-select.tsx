import { Label, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { NATIONAL, POLICIES } from "../../../policy/published";
import { sourcesOf, sourceText } from "../../../policy/sources";
import type { Settled } from "../../model/check-settings";
import { useTexts } from "../texts-context";

const ANY = "any";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalXS, gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  source: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly settled: Settled;
  readonly onChoose: (id: string | null) => void;
  /** Also where copies of the documents can be read. */
  readonly hasAddresses?: boolean;
}

/** The policy that forms are checked by, with its sources. Addresses are texts: the pane opens nothing outside. */
export function PolicySelect({ settled, onChoose, hasAddresses = false }: Props) {
  const styles = useStyles();
  const { t, locale } = useTexts();
  const id = useId();
  const { policy, ownPolicies } = settled;
  const choices = [
    ...ownPolicies.map((own) => ({ id: own.id, name: t("pane:policy.own", { name: own.name[locale] }) })),
    ...POLICIES.map((published) => ({ id: published.id, name: published.name[locale] })),
  ];
  const documents = policy ? sourcesOf(policy) : [];
  return (
    <div className={styles.stack}>
      <Label htmlFor={id}>{t("pane:policy")}</Label>
      <Select id={id} size="small" value={policy?.id ?? ANY} onChange={(_, { value }) => onChoose(value === ANY ? null : value)}>
        <option value={ANY}>{t("pane:policy.any")}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </Select>
      {documents.map((source) => (
        <Text key={sourceText(source)} as="p" size={200} className={styles.source}>
          {t("pane:policy.source", { source: sourceText(source) })}
          {hasAddresses && source.address && (
            <>
              <br />
              {t("pane:policy.address", { address: source.address })}
            </>
          )}
        </Text>
      ))}
      {policy?.note && (
        <Text as="p" size={200} className={styles.source}>
          {policy.note[locale]}
        </Text>
      )}
      {!policy && (
        <Text as="p" size={200} className={styles.source}>
          {t("pane:policy.any.hint", { name: NATIONAL.name[locale] })}
        </Text>
      )}
    </div>
  );
}
