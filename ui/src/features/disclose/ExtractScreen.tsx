import { useLingui } from "@lingui/react/macro";
import { array, minLength, object, pipe, string } from "valibot";
import { day, list } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ExtractFormView } from "../../ipc/types/ExtractFormView.ts";
import type { ExtractView } from "../../ipc/types/ExtractView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { CheckboxGroup } from "../../kit/Choice.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, ErrorState, QueryStates } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { capital } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useDo } from "../../parts/useDo.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

/** A part of a record for somebody, as a record of its own. */
export default function ExtractScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const record = useParam("recordId");
  return (
    <CasePage
      title={t`Deel een deel`}
      lead={t`U kiest wat iemand nodig heeft. Dat wordt een eigen onderdeel, het uittreksel. De rest blijft bij u, en ook waar het vandaan komt.`}
      back={{ href: paths.share(caseId), label: t`Delen` }}
      needsOpen
    >
      {() => <Loaded caseId={caseId} record={record} />}
    </CasePage>
  );
}

function Loaded({ caseId, record }: { caseId: string; record: string }) {
  const { t } = useLingui();
  const found = useView("extract_form", { record });
  return (
    <QueryStates query={found}>
      {(view) => (
        <Stack gap="loose">
          <Extracts view={view} />
          {view.people.length === 0 ? (
            <EmptyState title={t`Er is niemand voor wie u dit mag maken`} action={<LinkButton href={paths.partners(caseId)}>{t`Naar partners`}</LinkButton>}>
              {t`Een uittreksel is voor een bevestigde partner, en gaat niet verder dan wie het schreef toestaat.`}
            </EmptyState>
          ) : view.fields.length === 0 ? (
            <EmptyState title={t`Hier staat niets dat u kunt overnemen`} />
          ) : (
            <Make caseId={caseId} view={view} />
          )}
        </Stack>
      )}
    </QueryStates>
  );
}

function Make({ caseId, view }: { caseId: string; view: ExtractFormView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { record } = view.item;
  const [only] = view.people;
  const form = useCheckedForm({
    schema: object({
      fields: pipe(array(string()), minLength(1, t`Kies wat u overneemt.`)),
      audience: pipe(array(string()), minLength(1, t`Kies voor wie het is.`)),
      text: string(),
    }),
    initial: { fields: [] as string[], audience: view.people.length === 1 && only ? [only.contact] : ([] as string[]), text: "" },
    draft: { kind: "extract", target: `${caseId}:${record}` },
    call: "make_extract",
    request: (values) => ({ record, fields: values.fields, audience: values.audience, class: null, text: values.text.trim() }),
    done: (_, __, undo) => {
      report(t`Het uittreksel is gemaakt.`, undo);
      go(paths.share(caseId));
    },
  });
  const { field } = form;
  return (
    <CheckedFormFrame form={form} submit={t`Maak uittreksel`} back={paths.share(caseId)}>
      <p>
        {[capital(view.item.kind_label), view.item.title].filter(Boolean).join(": ")} <Quiet small>· {capital(view.class_label)}</Quiet>
      </p>
      <CheckboxGroup
        {...field("fields")}
        legend={t`Wat neemt u over?`}
        options={view.fields.map((one) => ({ value: one.field, label: capital(one.label), hint: one.text }))}
      />
      <CheckboxGroup {...field("audience")} legend={t`Voor wie?`} tiles options={view.people.map((one) => ({ value: one.contact, label: one.name }))} />
      <TextField {...field("text")} label={t`Toelichting`} optional />
      {view.needs_decision && <Notice title={t`Ook hiervoor is daarna een besluit om te delen nodig`}>{t`Een uittreksel is even gevoelig als waar het vandaan komt.`}</Notice>}
      <Consequence of="make_extract" />
    </CheckedFormFrame>
  );
}

function Extracts({ view }: { view: ExtractFormView }) {
  const { t } = useLingui();
  if (view.extracts.length === 0) return null;
  return (
    <Section title={t`Uittreksels hiervan`}>
      <PlainList label={t`Uittreksels hiervan`} items={view.extracts.map((extract) => ({ key: extract.record, content: <Extract extract={extract} /> }))} />
    </Section>
  );
}

function Extract({ extract }: { extract: ExtractView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const update = () => run("update_extract", { extract: extract.record }, { text: t`Het uittreksel is bijgewerkt.` });
  return (
    <Stack gap="tight">
      <div>
        <strong>{list(extract.people)}</strong>
        <br />
        <Quiet small>
          {list(extract.fields)}
          {extract.taken_at && ` · ${day(extract.taken_at)}`}
          {extract.received.length > 0 && ` · ${t`ontvangen door ${list(extract.received)}`}`}
        </Quiet>
      </div>
      {error && <ErrorState error={error} safe={t`Het uittreksel staat er nog zoals het was.`} />}
      {extract.behind.length > 0 && (
        <Notice
          kind="attention"
          title={t`De bron is veranderd: ${list(extract.behind)}`}
          action={
            <Button kind="secondary" onPress={() => void update()} pending={pending !== null}>
              {t`Werk het uittreksel bij`}
            </Button>
          }
        >
          {t`Wie het heeft, krijgt de verbetering met uw volgende bestand. Rust het op een besluit, dan is een nieuw besluit nodig.`}
        </Notice>
      )}
    </Stack>
  );
}
