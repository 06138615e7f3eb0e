import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import type { ApiError } from "../../ipc/ApiError.ts";
import type { ConflictValueView } from "../../ipc/types/ConflictValueView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, Split, Stack } from "../../kit/Layout.tsx";
import { useDensity } from "../../kit/display.ts";
import { SideBySide } from "../../kit/SideBySide.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { capital } from "../../parts/terms.ts";
import { useAskedForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { type Choice, choicesOf, inOrder } from "./choices.ts";
import { OtherAnswer } from "./OtherAnswer.tsx";

type DifferenceProps = { conflict: ConflictView; oneCase: boolean; pending: boolean; error: ApiError | null; onChoose: (choice: Choice) => Promise<boolean> };

/** One field with its values beside each other; below each other when narrow. */
export function Difference({ conflict, oneCase, pending, error, onChoose }: DifferenceProps) {
  const { t } = useLingui();
  const desk = useDensity() === "office";
  const search = useAskedForm();
  const asked = search.form === "difference" && search.record === conflict.record && search.field === conflict.field;
  const [writing, setWriting] = useState(asked);
  useEffect(() => {
    if (asked) setWriting(true);
  }, [asked]);
  const choices = choicesOf(conflict);
  const both = choices.findIndex((choice) => choice.kind === "both");
  const values = inOrder(conflict);
  const whole = values.every((value) => !value.not_received);
  const others = values.filter((value) => !value.own).length;
  const versions = values.map((value, index) => ({
    heading: value.own ? t`Uw versie` : others === 1 ? t`Hun versie` : t`Versie ${index + 1}`,
    meta: `${[value.author, value.organisation].filter(Boolean).join(", ")} · ${dayTime(value.at_time)}`,
    text: value.not_received ? t`Deze tekst is niet ontvangen. Vraag om een volledige kopie.` : value.text || t`(leeg)`,
    actions: <Take value={value} choices={choices} pending={pending} what={conflict.field_label} onChoose={onChoose} />,
  }));
  const [left, right] = versions;
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
      {conflict.long_text && whole && versions.length === 2 && left && right ? (
        <SideBySide left={left} right={right} />
      ) : (
        <Split>
          {versions.map((version, index) => (
            <div key={values[index]?.at} role="group" aria-label={version.heading}>
              <h3>{version.heading}</h3>
              <p className="kit-version__meta">{version.meta}</p>
              <p className="kit-diff">{version.text}</p>
              {version.actions}
            </div>
          ))}
        </Split>
      )}
      {error && <ErrorState error={error} safe={t`Beide versies staan er nog.`} />}
      {writing ? (
        <OtherAnswer conflict={conflict} pending={pending} onChoose={onChoose} onCancel={() => setWriting(false)} />
      ) : (
        <Cluster>
          {both >= 0 && (
            <Button kind="secondary" onPress={() => void onChoose({ kind: "both" })} disabled={pending} context={conflict.field_label}>
              <span className="kit-with-icon">
                <Trans>Neem beide teksten</Trans> {desk && <kbd>{both + 1}</kbd>}
              </span>
            </Button>
          )}
          {(conflict.own_words || conflict.options.length > 0) && (
            <Button kind="quiet" onPress={() => setWriting(true)} disabled={pending} context={conflict.field_label}>
              {conflict.own_words ? <Trans>Schrijf het zelf</Trans> : <Trans>Kies iets anders</Trans>}
            </Button>
          )}
        </Cluster>
      )}
    </Stack>
  );
}

type TakeProps = { value: ConflictValueView; choices: readonly Choice[]; pending: boolean; what: string; onChoose: (choice: Choice) => Promise<boolean> };

function Take({ value, choices, pending, what, onChoose }: TakeProps) {
  const desk = useDensity() === "office";
  const at = choices.findIndex((choice) => choice.kind === "value" && choice.value.at === value.at);
  const choice = choices[at];
  if (!choice) return null;
  return (
    <Button kind="secondary" onPress={() => void onChoose(choice)} disabled={pending} context={what}>
      <span className="kit-with-icon">
        {value.own ? <Trans>Neem uw versie</Trans> : <Trans>Neem deze versie</Trans>} {desk && <kbd>{at + 1}</kbd>}
      </span>
    </Button>
  );
}
