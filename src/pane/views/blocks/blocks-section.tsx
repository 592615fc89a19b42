import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { TableAddRegular } from "@fluentui/react-icons/svg/table-add";
import { useState } from "react";
import type { PaneController } from "../../model/controller";
import type { PaneState } from "../../model/state";
import { CheckingView } from "../plain-views";
import { Message } from "../message";
import { useTexts } from "../texts-context";
import { BlockList } from "./block-list";
import { BlockPanel } from "./block-panel";
import { FormChoice } from "./form-choice";
import { InsertionView } from "./insertion-view";
import { NewFormPanel } from "./new-form-panel";

const useStyles = makeStyles({
  stack: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  title: { margin: 0 },
  button: { justifySelf: "start" },
});

/** What {@link BlocksSection} notes instead of a block's id when the person comes back from a new form. */
const NEW_FORM = "new-form";

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
  const { blocks: desk, newForms } = controller;
  const { query, open } = state.blocks;
  /** The block that the person went back from. */
  const [left, setLeft] = useState<string | null>(null);
  const close = (): void => {
    setLeft(open?.block.id ?? null);
    desk.close();
  };
  const closeNewForm = (): void => {
    setLeft(NEW_FORM);
    newForms.close();
  };
  return (
    <div className={styles.stack}>
      <Text as="h2" size={400} weight="semibold" className={styles.title}>
        {t(state.newForm ? "pane:new-form" : "pane:blocks.title")}
      </Text>
      {state.newForm ? (
        <NewFormPanel state={state.newForm} desk={newForms} isBusy={state.history.isBusy} onBack={closeNewForm} onApply={onApply} />
      ) : open ? (
        <BlockPanel key={open.block.id} open={open} desk={desk} onBack={close}>
          <Target state={state} controller={controller} onApply={onApply} />
        </BlockPanel>
      ) : (
        <>
          <Text as="p" className={styles.title}>
            {t("pane:blocks.body")}
          </Text>
          <Button className={styles.button} icon={<TableAddRegular />} autoFocus={left === NEW_FORM} onClick={() => newForms.open()}>
            {t("pane:new-form")}
          </Button>
          {state.view.kind !== "result" && <Target state={state} controller={controller} onApply={onApply} />}
          <BlockList
            query={query}
            left={left}
            onSearch={(change) => desk.search(change)}
            onOpen={(block) => {
              setLeft(null);
              void desk.open(block);
            }}
          />
        </>
      )}
    </div>
  );
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
