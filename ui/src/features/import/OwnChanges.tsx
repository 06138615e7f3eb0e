import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Notice } from "../../kit/Notice.tsx";

export type OwnAnswer = "" | "yes" | "no";
export const OWN_CHANGES = "own-changes";

type OwnChangesProps = { view: ImportPreviewView; answer: OwnAnswer; onAnswer: (answer: OwnAnswer) => void; error: string | undefined };

/** After a restore a file can hold own work that is not here any more. Only the person knows whether it is his. */
export function OwnChanges({ view, answer, onAnswer, error }: OwnChangesProps) {
  const { t } = useLingui();
  if (view.own_unknown === 0) return null;
  const title = plural(view.own_unknown, {
    one: "Dit bestand bevat # wijziging van uzelf die deze kluis niet kent (na terugzetten van een reservekopie)",
    other: "Dit bestand bevat # wijzigingen van uzelf die deze kluis niet kent (na terugzetten van een reservekopie)",
  });
  return (
    <Notice kind="attention" live="alert" title={title}>
      <RadioGroup
        id={OWN_CHANGES}
        legend={t`Zijn ze van u?`}
        value={answer}
        onChange={onAnswer}
        error={error}
        options={[
          { value: "yes", label: t`Ja, neem ze mee`, hint: t`U zette een reservekopie terug, of werkte op een kopie van uw kluis.` },
          { value: "no", label: t`Nee, zet ze apart`, hint: t`U weet van niets. Vraag dan hulp: misschien gebruikt iemand uw sleutel. Later alsnog meenemen kan, met hetzelfde bestand.` },
        ]}
      />
      {view.own_yes && (
        <p>
          <Trans>Ze komen mee terug. Wat u intussen opnieuw schreef blijft staan; bij een verschil kiest u zelf.</Trans>
        </p>
      )}
    </Notice>
  );
}
