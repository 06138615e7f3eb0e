import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { AnalysisVersionView } from "../../ipc/types/AnalysisVersionView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PlanConsentView } from "../../ipc/types/PlanConsentView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";

type ApprovalsProps = { view: CaseView; version: AnalysisVersionView };

/** How every partner stands to exactly this version. */
export function Approvals({ view, version }: ApprovalsProps) {
  const { t } = useLingui();
  const title = t`Akkoord op deze versie`;
  return (
    <Section title={title}>
      <Stack gap="tight">
        <p className="kit-quiet">
          {version.approved_by_all
            ? t`Alle partners zijn akkoord met precies deze tekst.`
            : t`Een akkoord geldt voor precies deze tekst. Verandert die, dan vraagt Woonrust het opnieuw.`}
        </p>
        <PlainList label={title} items={version.consents.map((consent) => ({ key: consent.partner, content: <Consent view={view} version={version} consent={consent} /> }))} />
        <Quiet small>{t`Kenmerk van de tekst: ${version.content.slice(0, 12)}`}</Quiet>
      </Stack>
    </Section>
  );
}

function Consent({ view, version, consent }: ApprovalsProps & { consent: PlanConsentView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [writing, setWriting] = useOpenForm({ approve: "approve" }, `${version.record}:${consent.partner}`);
  const sure = consent.certainty === "own" || consent.certainty === "on_behalf";
  const given = consent.consent === "this" && sure;
  const approve = () =>
    void run(
      "approve_analysis",
      { analysis: version.record, content: version.content, partner: null, on: null, on_behalf: "" },
      { text: t`Vastgelegd: u bent akkoord met dit plan.` },
    );
  return (
    <Stack gap="tight">
      <div>
        <strong>{consent.own ? t`${consent.name} (u)` : consent.name}</strong> <ConsentState consent={consent} />
        {consent.on_behalf && <div className="kit-quiet kit-small">{t`Zo gezegd: ${consent.on_behalf}`}</div>}
      </div>
      {error && <Refused error={error} />}
      {view.state === "open" && !given && consent.own && (
        <Button onPress={approve} pending={pending !== null}>{t`Ik ben akkoord met dit plan`}</Button>
      )}
      {view.state === "open" && !given && !consent.own && !writing && (
        <Button kind="quiet" onPress={() => setWriting("approve")} context={consent.name}>{t`Leg akkoord vast`}</Button>
      )}
      {view.state === "open" && writing && (
        <AskForm
          draft={{ kind: "approve", target: `${view.case}:${version.record}:${consent.partner}` }}
          ask={[
            { name: "on_behalf", label: t`Hoe en wanneer zei deze partner ja?`, hint: t`Bijvoorbeeld: in het overleg van 12 november.`, needed: t`Schrijf op hoe en wanneer.` },
            { name: "on", label: t`Welke dag?`, hint: t`Leeg laten betekent vandaag.`, as: "past" },
          ]}
          call="approve_analysis"
          request={(values) => ({ analysis: version.record, content: version.content, partner: consent.partner, on: values.on || null, on_behalf: values.on_behalf })}
          submit={t`Leg akkoord vast`}
          told={t`Vastgelegd: ${consent.name} is akkoord.`}
          onDone={() => setWriting(null)}
          onCancel={() => setWriting(null)}
        />
      )}
    </Stack>
  );
}

function ConsentState({ consent }: { consent: PlanConsentView }) {
  const { t } = useLingui();
  if (consent.consent === "none") return <StatusTag tone="todo">{t`nog geen akkoord`}</StatusTag>;
  if (consent.consent === "earlier") return <StatusTag tone="attention">{t`akkoord met een eerdere tekst`}</StatusTag>;
  if (consent.certainty === "unproven" || consent.certainty === "proposed") return <StatusTag tone="attention">{t`ingevuld door een ander, vraag het na`}</StatusTag>;
  const at = consent.at ? ` ${day(consent.at)}` : "";
  return <Quiet>{(consent.certainty === "own" ? t`akkoord, zelf gezegd` : t`akkoord, namens vastgelegd`) + at}</Quiet>;
}
