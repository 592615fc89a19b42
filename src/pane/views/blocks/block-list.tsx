import { Field, Input, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type Block, weightOf } from "../../../blocks/block";
import { LIBRARY } from "../../../blocks/library";
import { type BlockQuery, fieldsOf, findBlocks, levels1Of } from "../../../blocks/search";
import { plain } from "../../../figures/decimal";
import { Choice } from "../choice";
import { useMessageButtonStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

const ALL = "";
const FIELDS = [ALL, ...fieldsOf(LIBRARY)];
const LEVELS_1 = [ALL, ...levels1Of(LIBRARY)];

const useStyles = makeStyles({
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  item: { display: "grid", justifyItems: "start", gridTemplateColumns: "minmax(0, 1fr)", overflowWrap: "anywhere" },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly query: BlockQuery;
  /** Id of the block that the person came back from: it has the focus again. */
  readonly left: string | null;
  readonly onSearch: (change: Partial<BlockQuery>) => void;
  readonly onOpen: (block: Block) => void;
}

/** All blocks that fit what is searched for. */
export function BlockList({ query, left, onSearch, onOpen }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const found = findBlocks(LIBRARY, query);
  const nameOf = (id: string): string => (id === ALL ? t("pane:blocks.all") : id);
  return (
    <>
      <Field label={t("pane:blocks.search")} hint={t("pane:blocks.search.hint")} size="small">
        <Input type="search" size="small" value={query.text} onChange={(_, { value }) => onSearch({ text: value })} />
      </Field>
      <div className={styles.choices}>
        <Choice label={t("pane:blocks.field")} value={query.field ?? ALL} values={FIELDS} nameOf={nameOf} onChange={(field) => onSearch({ field: field || null })} />
        <Choice label={t("pane:blocks.level1")} value={query.level1 ?? ALL} values={LEVELS_1} nameOf={nameOf} onChange={(level1) => onSearch({ level1: level1 || null })} />
      </div>
      <Text role="status" size={200}>
        {t("pane:blocks.shown", { shown: found.length, all: LIBRARY.length })}
      </Text>
      {found.length === 0 && <Text>{t("pane:blocks.none")}</Text>}
      <ul className={styles.list}>
        {found.map((block) => (
          <BlockItem key={block.id} block={block} isLeft={block.id === left} onOpen={() => onOpen(block)} />
        ))}
      </ul>
    </>
  );
}

function BlockItem({ block, isLeft, onOpen }: { readonly block: Block; readonly isLeft: boolean; readonly onOpen: () => void }) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const points = weightOf(block);
  return (
    <li className={styles.item}>
      <button type="button" className={mergeClasses(button, styles.name)} autoFocus={isLeft} onClick={onOpen}>
        {block.title}
      </button>
      <Text size={200}>{t("pane:blocks.facts", { field: block.field, count: block.indicators.length, points: points ? plain(points) : "none" })}</Text>
      <Text size={200} className={styles.quiet}>
        {t("pane:blocks.source", { source: block.source.document })}
      </Text>
    </li>
  );
}
