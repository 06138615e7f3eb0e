import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ConflictValueView } from "../../ipc/types/ConflictValueView.ts";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { Button } from "../../kit/Button.tsx";
import { useDensity } from "../../kit/display.ts";
import { Quiet, Split, Stack } from "../../kit/Layout.tsx";
import { SideBySide, ThreeWay, type Version } from "../../kit/SideBySide.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { type Choice, choicesOf, inOrder, isLongText, sameChoice } from "./choices.ts";
import { Parts } from "./Parts.tsx";

type VersionsProps = { conflict: ConflictView; chosen: Choice | null; pending: boolean; onChoose: (choice: Choice | null) => void };

/** What people wrote, beside each other; of a long text word by word, when someone asks with what stood there first. */
export function Versions({ conflict, chosen, pending, onChoose }: VersionsProps) {
  const { t } = useLingui();
  const [withBefore, setWithBefore] = useState(false);
  const choices = choicesOf(conflict);
  const values = inOrder(conflict);
  const others = values.filter((value) => !value.own).length;
  const versions = values.map((value, index) => ({
    value,
    heading: value.own ? t`Uw versie` : others === 1 ? t`Hun versie` : t`Versie ${index + 1}`,
    meta: `${[value.author, value.organisation].filter(Boolean).join(", ")} · ${dayTime(value.at_time)}`,
    actions: <Take value={value} choices={choices} chosen={chosen} pending={pending} what={conflict.field_label} onChoose={onChoose} />,
  }));
  const [left, right] = versions;
  if (isLongText(conflict) && left && right) {
    const text = (value: ConflictValueView) => value.parts[0]?.text || t`(leeg)`;
    const two = [{ ...left, text: text(left.value) }, { ...right, text: text(right.value) }] as const;
    return (
      <Stack gap="tight">
        {withBefore ? <WithBefore conflict={conflict} mine={two[0]} theirs={two[1]} /> : <SideBySide left={two[0]} right={two[1]} />}
        <div>
          <Button kind="quiet" onPress={() => setWithBefore(!withBefore)} context={conflict.field_label}>
            {withBefore ? <Trans>Alleen de twee versies</Trans> : <Trans>Vergelijk met wat er eerst stond</Trans>}
          </Button>
        </div>
      </Stack>
    );
  }
  return (
    <Split>
      {versions.map((version) => (
        <div key={version.value.at} role="group" aria-label={version.heading}>
          <h3>{version.heading}</h3>
          <p className="kit-version__meta">{version.meta}</p>
          <Parts conflict={conflict} parts={version.value.parts} />
          {version.actions}
        </div>
      ))}
    </Split>
  );
}

/** Three columns; where it is not here what stood there first, the two versions and why. */
function WithBefore({ conflict, mine, theirs }: { conflict: ConflictView; mine: Version; theirs: Version }) {
  const { t } = useLingui();
  const before = useView("conflict_before", { record: conflict.record, field: conflict.field });
  return (
    <QueryStates query={before}>
      {(view) => {
        const base = view.parts.find((part) => part.field === conflict.field);
        if (base) return <ThreeWay base={{ heading: t`Stond er eerst`, text: base.text }} mine={mine} theirs={theirs} />;
        return (
          <>
            <SideBySide left={mine} right={theirs} />
            <Quiet>{t`Niet alles van wat er eerst stond is hier. Dat reist niet mee als iemand het al had gewijzigd.`}</Quiet>
          </>
        );
      }}
    </QueryStates>
  );
}

type TakeProps = { value: ConflictValueView; choices: readonly Choice[]; chosen: Choice | null; pending: boolean; what: string; onChoose: (choice: Choice) => void };

function Take({ value, choices, chosen, pending, what, onChoose }: TakeProps) {
  const desk = useDensity() === "office";
  const at = choices.findIndex((choice) => choice.kind === "value" && choice.value.at === value.at);
  const choice = choices[at];
  if (!choice) return null;
  return (
    <Button kind="secondary" onPress={() => onChoose(choice)} disabled={pending || sameChoice(chosen, choice)} context={what}>
      <span className="kit-with-icon">
        {value.own ? <Trans>Neem uw versie</Trans> : <Trans>Neem deze versie</Trans>} {desk && <kbd>{at + 1}</kbd>}
      </span>
    </Button>
  );
}
