import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { BookmarkAddRegular } from "@fluentui/react-icons/svg/bookmark-add";
import { useState } from "react";
import type { PaneController } from "../../model/controller";
import type { PaneState } from "../../model/state";
import { CheckingView } from "../plain-views";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { BlockEditorPanel } from "./block-editor-panel";
import { BlockList } from "./block-list";
import { BlockMakerPanel } from "./block-maker-panel";
import { BlockPanel } from "./block-panel";
import { FormChoice } from "./form-choice";
import { InsertionView } from "./insertion-view";
import { OwnBlockTools } from "./own-block-tools";
import { OwnBlocksFiles } from "./own-blocks-files";
import { openWholeForm, WholeFormButtons, WholeFormPanel } from "./whole-forms";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  button: { justifySelf: "start" },
});

/** What {@link BlocksSection} notes instead of a block's id when the person comes back from making or changing one. */
const MAKE = "make";
const EDIT = "edit";

interface Props {
  readonly state: PaneState;
  readonly controller: PaneController;
  /** The button goes with the block that is inserted. */
  readonly onApply: () => void;
}

/** Blocks of indicators: searched, looked at, chosen from, and inserted into the form that is shown. */
export function BlocksSection({ state, controller, onApply }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { blocks: desk } = controller;
  const { own, making, editing, open } = state.blocks;
  const canKeepSettings = state.abilities?.canKeepSettings === true;
  const wholeForm = openWholeForm(state);
  /** The block, or the way to a whole form, that the person went back from. */
  const [left, setLeft] = useState<string | null>(null);
  const close = (): void => {
    setLeft(open?.block.id ?? null);
    desk.close();
  };
  const closeMaking = (): void => {
    setLeft(MAKE);
    controller.blockMaker.close();
  };
  return (
    <div className={styles.stack}>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {t(wholeForm ? `pane:${wholeForm}` : "pane:blocks.title")}
      </Text>
      {wholeForm ? (
        <WholeFormPanel state={state} controller={controller} onBack={setLeft} onApply={onApply} />
      ) : making ? (
        <BlockMakerPanel making={making} maker={controller.blockMaker} own={own} canKeepSettings={canKeepSettings} onBack={closeMaking} onSave={setLeft} />
      ) : editing ? (
        <BlockEditorPanel
          key={editing.block.id}
          editing={editing}
          editor={controller.blockEditor}
          taken={own.flatMap(({ block }) => (block.id === editing.block.id ? [] : [block.title]))}
          onLeave={() => setLeft(EDIT)}
        />
      ) : open ? (
        <BlockPanel
          key={open.block.id}
          open={open}
          desk={desk}
          isNew={left !== EDIT}
          onBack={close}
          tools={<Tools state={state} controller={controller} isLeft={left === EDIT} onRemove={onApply} />}
        >
          <Target state={state} controller={controller} onApply={onApply} />
        </BlockPanel>
      ) : (
        <>
          <Text as="p" className={styles.title}>
            {t("pane:blocks.body")}
          </Text>
          <WholeFormButtons controller={controller} left={left} />
          <Button className={styles.button} icon={<BookmarkAddRegular />} autoFocus={left === MAKE} onClick={() => void controller.blockMaker.read()}>
            {t("pane:blocks.make")}
          </Button>
          {state.view.kind !== "result" && <Target state={state} controller={controller} onApply={onApply} />}
          <BlockList
            state={state.blocks}
            desk={desk}
            left={left}
            onOpen={(block) => {
              setLeft(null);
              void desk.open(block);
            }}
          />
          <OwnBlocksFiles blocks={controller.ownBlocks} problem={state.blocks.ownProblem} canKeepSettings={canKeepSettings} />
        </>
      )}
    </div>
  );
}

interface ToolsProps extends Pick<Props, "state" | "controller"> {
  readonly isLeft: boolean;
  readonly onRemove: () => void;
}

/** What can be done to the block that is open, if it is one of one's own. */
function Tools({ state: { blocks }, controller, isLeft, onRemove }: ToolsProps) {
  const own = blocks.own.find(({ block }) => block.id === blocks.open?.block.id);
  if (!own) return null;
  const remove = (): void => {
    onRemove();
    controller.blocks.close();
    void controller.ownBlocks.remove(own.block);
  };
  return <OwnBlockTools own={own} blocks={controller.ownBlocks} isLeft={isLeft} onEdit={() => controller.blockEditor.start(own.block)} onRemove={remove} />;
}

/** The form to insert into, or what there has to be before. */
function Target({ state, controller, onApply }: Props) {
  const { t } = useTexts();
  const { view, form, blocks, history } = state;
  switch (view.kind) {
    case "checking":
      return <CheckingView />;
    case "result":
      return (
        <>
          <FormChoice forms={view.checked.check.forms} current={form} onForm={(index) => controller.showForm(index)} />
          {blocks.open && <InsertionView open={blocks.open} desk={controller.blocks} isBusy={history.isBusy} onApply={onApply} />}
        </>
      );
    default:
      return (
        <Message tone="info">
          <p>{view.kind === "failed" ? t("pane:blocks.unread", { reason: t(`host:error.${view.code}`) }) : t("pane:blocks.no-form")}</p>
        </Message>
      );
  }
}
