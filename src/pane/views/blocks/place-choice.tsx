import { Field, Radio, RadioGroup } from "@fluentui/react-components";
import { BLOCK_PLACES, type BlockPlace } from "../../model/own-blocks";
import { Message } from "../message";
import { useTexts } from "../texts-context";

interface Props {
  readonly label: string;
  readonly place: BlockPlace;
  /** Whether the workbook can hold blocks. */
  readonly canKeepSettings: boolean;
  readonly onChange: (place: BlockPlace) => void;
}

/** Where blocks of one's own are kept. */
export function PlaceChoice({ label, place, canKeepSettings, onChange }: Props) {
  const { t } = useTexts();
  if (!canKeepSettings) {
    return (
      <Message tone="info">
        <p>{t("pane:blocks.place.only-computer")}</p>
      </Message>
    );
  }
  return (
    <Field label={label} size="small">
      <RadioGroup value={place} onChange={(_, { value }) => onChange(BLOCK_PLACES.find((one) => one === value) ?? place)}>
        {BLOCK_PLACES.map((one) => (
          <Radio key={one} value={one} label={t(`pane:blocks.place.${one}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}
