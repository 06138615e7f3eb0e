import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import type { ApiError } from "../../ipc/ApiError.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { useDensity } from "../../kit/display.ts";
import { ErrorState } from "../../kit/States.tsx";
import { capital } from "../../parts/terms.ts";
import { useAskedForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { Becomes } from "./Becomes.tsx";
import { Before } from "./Before.tsx";
import { type Choice, choicesOf, isLongText } from "./choices.ts";
import { OtherAnswer } from "./OtherAnswer.tsx";
import { Versions } from "./Versions.tsx";

type DifferenceProps = {
  conflict: ConflictView;
  oneCase: boolean;
  /** What would be written, when something was chosen. */
  chosen: Choice | null;
  pending: boolean;
  error: ApiError | null;
  onChoose: (choice: Choice | null) => void;
  onSettle: (choice: Choice) => Promise<boolean>;
};

/** One answer with its versions beside each other and what it becomes; below each other when narrow. */
export function Difference({ conflict, oneCase, chosen, pending, error, onChoose, onSettle }: DifferenceProps) {
  const { t } = useLingui();
  const search = useAskedForm();
  const asked = search.form === "difference" && search.record === conflict.record && search.field === conflict.field;
  const [writing, setWriting] = useState(asked);
  useEffect(() => {
    if (asked) setWriting(true);
  }, [asked]);
  // A version is settled below; the form closes for it. Its draft keeps the own words.
  useEffect(() => {
    if (chosen) setWriting(false);
  }, [chosen]);
  const answerable = conflict.fields[0] !== undefined && conflict.fields[0].answer !== "none";
  return (
    <Stack>
      <div>
        <h2>{capital(conflict.field_label)}</h2>
        <p className="kit-quiet">
          {capital(conflict.kind_label)}
          {conflict.title && `: ${conflict.title}`}
          {!oneCase && " · "}
          {!oneCase && <TextLink href={paths.case(conflict.case)}>{conflict.address || conflict.case_number}</TextLink>}
        </p>
      </div>
      <Versions conflict={conflict} chosen={chosen} pending={pending} onChoose={onChoose} />
      {!isLongText(conflict) && <Before conflict={conflict} />}
      {error && <ErrorState error={error} safe={t`Beide versies staan er nog.`} />}
      {writing ? (
        <OtherAnswer conflict={conflict} pending={pending} onChoose={onSettle} onCancel={() => setWriting(false)} />
      ) : (
        <>
          <Cluster>
            <KeepBoth conflict={conflict} pending={pending} onChoose={onChoose} />
            {answerable && (
              <Button kind="quiet" onPress={() => setWriting(true)} disabled={pending} context={conflict.field_label}>
                {conflict.fields[0]?.answer === "code" ? <Trans>Kies iets anders</Trans> : <Trans>Schrijf het zelf</Trans>}
              </Button>
            )}
          </Cluster>
          <Becomes conflict={conflict} choice={chosen} pending={pending} onSettle={() => chosen && void onSettle(chosen)} onBack={() => onChoose(null)} />
        </>
      )}
    </Stack>
  );
}

type ChooseProps = { conflict: ConflictView; pending: boolean; onChoose: (choice: Choice | null) => void };

function KeepBoth({ conflict, pending, onChoose }: ChooseProps) {
  const desk = useDensity() === "office";
  const at = choicesOf(conflict).findIndex((choice) => choice.kind === "both");
  if (at < 0) return null;
  return (
    <Button kind="secondary" onPress={() => onChoose({ kind: "both" })} disabled={pending} context={conflict.field_label}>
      <span className="kit-with-icon">
        <Trans>Neem beide teksten</Trans> {desk && <kbd>{at + 1}</kbd>}
      </span>
    </Button>
  );
}
