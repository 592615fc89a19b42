import { Field, Input, makeStyles, mergeClasses, Text, ToggleButton, tokens } from "@fluentui/react-components";
import { StarFilled, StarRegular } from "@fluentui/react-icons/svg/star";
import { type Block, weightOf } from "../../../blocks/block";
import { fieldsOf, findBlocks, levels1Of } from "../../../blocks/search";
import { plain } from "../../../figures/decimal";
import { type BlocksDesk, blocksOnShelf, type BlocksState, SHELVES } from "../../model/blocks-desk";
import { Choice } from "../choice";
import { useMessageButtonStyle } from "../shared-styles";
import { useTexts } from "../texts-context";

const ALL = "";

const useStyles = makeStyles({
  choices: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
  list: { display: "grid", gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: "none", gridTemplateColumns: "minmax(0, 1fr)" },
  item: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", alignItems: "start", overflowWrap: "anywhere" },
  about: { display: "grid", justifyItems: "start", gridTemplateColumns: "minmax(0, 1fr)" },
  name: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForegroundLink },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly state: BlocksState;
  readonly desk: BlocksDesk;
  /** Id of the block that the person came back from: it has the focus again. */
  readonly left: string | null;
  readonly onOpen: (block: Block) => void;
}

/** The blocks of a shelf that fit what is searched for. */
export function BlockList({ state, desk, left, onOpen }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { query, shelf, own, habits } = state;
  const blocks = blocksOnShelf(state);
  const found = findBlocks(blocks, query);
  const nameOf = (id: string): string => (id === ALL ? t("pane:blocks.all") : id);
  const isOwn = (id: string): boolean => own.some(({ block }) => block.id === id);
  return (
    <>
      <Field label={t("pane:blocks.search")} hint={t("pane:blocks.search.hint")} size="small">
        <Input type="search" size="small" value={query.text} onChange={(_, { value }) => desk.search({ text: value })} />
      </Field>
      <div className={styles.choices}>
        <Choice label={t("pane:blocks.shelf")} value={shelf} values={SHELVES} nameOf={(id) => t(`pane:blocks.shelf.${id}`)} onChange={(id) => desk.show(id)} />
        <Choice
          label={t("pane:blocks.field")}
          value={query.field ?? ALL}
          values={[ALL, ...fieldsOf(blocks)]}
          nameOf={nameOf}
          onChange={(field) => desk.search({ field: field || null })}
        />
        <Choice
          label={t("pane:blocks.level1")}
          value={query.level1 ?? ALL}
          values={[ALL, ...levels1Of(blocks)]}
          nameOf={nameOf}
          onChange={(level1) => desk.search({ level1: level1 || null })}
        />
      </div>
      <Text role="status" size={200}>
        {t("pane:blocks.shown", { shown: found.length, all: blocks.length })}
      </Text>
      {found.length === 0 && <Text>{blocks.length === 0 && shelf !== "all" ? t(`pane:blocks.shelf.${shelf}.empty`) : t("pane:blocks.none")}</Text>}
      <ul className={styles.list}>
        {found.map((block) => (
          <BlockItem
            key={block.id}
            block={block}
            isOwn={isOwn(block.id)}
            isFavourite={habits.favourites.includes(block.id)}
            isLeft={block.id === left}
            onOpen={() => onOpen(block)}
            onStar={(isFavourite) => desk.star(block.id, isFavourite)}
          />
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  readonly block: Block;
  readonly isOwn: boolean;
  readonly isFavourite: boolean;
  readonly isLeft: boolean;
  readonly onOpen: () => void;
  readonly onStar: (isFavourite: boolean) => void;
}

function BlockItem({ block, isOwn, isFavourite, isLeft, onOpen, onStar }: ItemProps) {
  const styles = useStyles();
  const { button } = useMessageButtonStyle();
  const { t } = useTexts();
  const points = weightOf(block);
  const facts = t("pane:blocks.facts", { field: block.field, count: block.indicators.length, points: points ? plain(points) : "none" });
  return (
    <li className={styles.item}>
      <div className={styles.about}>
        <button type="button" className={mergeClasses(button, styles.name)} autoFocus={isLeft} onClick={onOpen}>
          {block.title}
        </button>
        <Text size={200}>{isOwn ? `${t("pane:blocks.mine")} · ${facts}` : facts}</Text>
        <Text size={200} className={styles.quiet}>
          {t("pane:blocks.source", { source: block.source.document })}
        </Text>
      </div>
      <ToggleButton
        appearance="subtle"
        size="small"
        icon={isFavourite ? <StarFilled /> : <StarRegular />}
        checked={isFavourite}
        aria-label={t("pane:blocks.star", { title: block.title })}
        onClick={() => onStar(!isFavourite)}
      />
    </li>
  );
}
