import { Trans, useLingui } from "@lingui/react/macro";
import { check, forward, nonEmpty, object, pipe, string } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { Phase } from "../../ipc/types/Phase.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { codes, useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

export default function PhaseScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Naar een andere fase`} needsOpen>
      {(view) => (
        <>
          <Now view={view} />
          <Move view={view} />
        </>
      )}
    </CasePage>
  );
}

function Now({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { text } = useTerms();
  const { phase } = view;
  if (phase.unclear) {
    return (
      <Notice kind="attention" title={t`Over de fase bestaan verschillende antwoorden`} action={<TextLink href={paths.caseDifferences(view.case)}>{t`Kies eerst welke fase klopt`}</TextLink>}>
        <Trans>Kiest u hier een fase, dan geldt die voor iedereen die uw bestand krijgt.</Trans>
      </Notice>
    );
  }
  return (
    <Section title={t`Nu: ${phase.name}`}>
      <Stack>
        <p className="kit-quiet">{phase.goal}</p>
        {phase.code && (
          <p>
            <Trans>Verder als:</Trans> {text(`phase.${phase.code}.leave`)}
          </p>
        )}
        {phase.code && FORMAL.includes(phase.code) && <p className="kit-quiet">{text("hint.no_legal_advice")}</p>}
        {phase.to_leave.length === 0 ? (
          <p>
            <Trans>Alles wat deze fase vraagt, is er.</Trans>
          </p>
        ) : (
          <Notice kind="attention" title={t`Dit ontbreekt nog voor u verdergaat`}>
            <Messages label={t`Dit ontbreekt nog`} messages={phase.to_leave} caseId={view.case} />
            <p>
              <Trans>U mag toch verder, als u opschrijft waarom.</Trans>
            </p>
          </Notice>
        )}
      </Stack>
    </Section>
  );
}

/** Going back, skipping, or leaving with something missing asks for a reason. */
export function needsReason(from: Phase | null, next: Phase | null, to: Phase | "", missing: number): boolean {
  return to !== "" && (from === null || to !== next || missing > 0);
}

/** Phases about a decision of the mayor. */
const FORMAL: readonly Phase[] = ["F6", "F7"];

/** Whether this goes back, or passes over a phase. */
export function unusualStep(from: Phase | null, next: Phase | null, to: Phase | ""): "move_back" | "skip_phase" | null {
  if (from === null || to === "" || to === next) return null;
  return codes.phase.indexOf(to) < codes.phase.indexOf(from) ? "move_back" : "skip_phase";
}

function Move({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { label, text } = useTerms();
  const { code, next, to_leave } = view.phase;
  const must = (to: Phase | "") => needsReason(code, next, to, to_leave.length);
  const form = useCheckedForm({
    schema: pipe(
      object({ to: pipe(string(), nonEmpty(t`Kies een fase.`)), reason: string() }),
      forward(
        check((values) => !must(values.to as Phase) || values.reason.trim() !== "", t`Schrijf op waarom u deze stap nu zet.`),
        ["reason"],
      ),
    ),
    initial: { to: (next === "F10" ? "" : (next ?? "")) as Phase | "", reason: "" },
    draft: { kind: "phase", target: view.case },
    call: "move_phase",
    request: (values) => ({ case: view.case, to: values.to as Phase, reason: values.reason.trim() }),
    done: (_, values, undo) => {
      report(t`De zaak is nu in de fase ${label("phase", values.to)}.`, undo);
      go(paths.case(view.case));
    },
  });
  const { to } = form.values;
  const unusual = unusualStep(code, next, to);
  const choices = codes.phase.filter((phase) => phase !== "F10" && (view.phase.unclear || phase !== code));
  return (
    <CheckedFormFrame form={form} submit={to === "" ? t`Naar de gekozen fase` : t`Naar ${label("phase", to)}`} back={paths.case(view.case)}>
      <Select {...form.field("to")} label={t`Nieuwe fase`} options={choices.map((value) => ({ value, label: label("phase", value) }))} />
      {to !== "" && <p className="kit-quiet">{text(`phase.${to}.goal`)}</p>}
      {to !== "" && FORMAL.includes(to) && <p className="kit-quiet">{text("hint.no_legal_advice")}</p>}
      {unusual && <Consequence of={unusual} />}
      <TextArea
        {...form.field("reason")}
        label={t`Waarom nu?`}
        optional={!must(to)}
        hint={must(to) ? t`Nodig omdat u teruggaat, een fase overslaat, of iets nog ontbreekt. Partners lezen dit mee.` : t`Partners lezen dit mee.`}
      />
      {next === "F10" && (
        <p>
          <Trans>Is de zaak klaar?</Trans> <TextLink href={paths.close(view.case)}>{t`Sluit de zaak af`}</TextLink>
        </p>
      )}
    </CheckedFormFrame>
  );
}
