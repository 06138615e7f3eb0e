import { useLingui } from "@lingui/react/macro";
import { TextLink } from "../kit/Button.tsx";
import { Cluster } from "../kit/Layout.tsx";
import { FixRecord } from "./FixRecord.tsx";
import { TakeBack } from "./TakeBack.tsx";
import { useOpenForm } from "./useOpenForm.ts";

type OwnRecordProps = {
  record: string;
  caseId: string;
  /** What it is, for who hears the links without seeing what they stand under. */
  what: string;
  /** What the bar says once it was taken back; without it, it cannot be. */
  takenBack?: string;
};

/** What the author of a record can still do with it: fix a typo, or take it back. */
export function OwnRecord({ record, caseId, what, takenBack }: OwnRecordProps) {
  const { t } = useLingui();
  const [open, setOpen] = useOpenForm({ fix: "edit_entry", withdraw: "withdraw_entry" }, record);
  const close = () => setOpen(null);
  if (open === "fix") return <FixRecord record={record} caseId={caseId} onClose={close} />;
  if (open === "withdraw" && takenBack) return <TakeBack record={record} told={takenBack} onClose={close} />;
  return (
    <Cluster>
      <TextLink onPress={() => setOpen("fix")} context={what}>{t`Verbeter`}</TextLink>
      {takenBack && <TextLink onPress={() => setOpen("withdraw")} context={what}>{t`Neem terug`}</TextLink>}
    </Cluster>
  );
}
