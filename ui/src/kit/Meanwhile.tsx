import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** What a field holds was changed by someone else while the person had typed something different. */
export type Meanwhile = { now: unknown; typed: unknown; take: () => void; keep: () => void };

type MeanwhileProps = {
  meanwhile: Meanwhile | undefined;
  /** Tells equal buttons apart. */
  label: string;
  /** A value of this field in words. */
  say: (value: unknown) => string;
};

/** Both values, and a choice; nothing is overwritten until the person chose. */
export function MeanwhileChanged({ meanwhile, label, say }: MeanwhileProps) {
  const { t } = useLingui();
  if (!meanwhile) return null;
  const now = say(meanwhile.now) || t`(leeg)`;
  const typed = say(meanwhile.typed) || t`(leeg)`;
  return (
    <Notice
      kind="attention"
      live="status"
      title={t`Intussen gewijzigd`}
      action={
        <div className="kit-cluster">
          <Button kind="secondary" onPress={meanwhile.take} context={label}>
            <Trans>Neem wat er nu staat</Trans>
          </Button>
          <Button kind="secondary" onPress={meanwhile.keep} context={label}>
            <Trans>Houd wat u typte</Trans>
          </Button>
        </div>
      }
    >
      <p>{t`Nu staat er: ${now}`}</p>
      <p>{t`U typte: ${typed}`}</p>
    </Notice>
  );
}

/** A text as it stands. */
export const sayText = (value: unknown): string => (typeof value === "string" ? value : "");
