import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster } from "../../kit/Layout.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { type Choice, resultOf } from "./choices.ts";
import { Parts } from "./Parts.tsx";

type BecomesProps = { conflict: ConflictView; choice: Choice | null; pending: boolean; onSettle: () => void; onBack: () => void };

/** What will stand there; nothing is written until it is pressed, because a choice is not undone. */
export function Becomes({ conflict, choice, pending, onSettle, onBack }: BecomesProps) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const box = useRef<HTMLDivElement>(null);
  const chosen = choice !== null;
  useEffect(() => {
    if (chosen) box.current?.querySelector("button")?.focus();
  }, [chosen, choice]);
  return (
    <div role="group" aria-label={t`Wordt`} ref={box}>
      <h3>
        <Trans>Wordt</Trans>
      </h3>
      {choice === null ? (
        <p className="kit-quiet">{t`Kies een van de versies.`}</p>
      ) : (
        <>
          <Parts conflict={conflict} parts={resultOf(conflict, choice)} />
          <p className="kit-hint">{`${consequence("settle_conflict")} ${t`Vastleggen kunt u niet ongedaan maken; een ander antwoord geven kan altijd.`}`}</p>
          <Cluster>
            <Button onPress={onSettle} pending={pending} context={conflict.field_label}>
              <Trans>Leg vast</Trans>
            </Button>
            <Button kind="quiet" onPress={onBack} disabled={pending}>
              <Trans>Terug</Trans>
            </Button>
          </Cluster>
        </>
      )}
    </div>
  );
}
