import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { FormView } from "../../ipc/types/FormView.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CaseKeys } from "../../parts/CaseKeys.tsx";
import { EraseLink } from "../../parts/EraseLink.tsx";
import { RecordForm } from "../../parts/RecordForm.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { TakeBack } from "../../parts/TakeBack.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { type PlaceLink, usePlaceOf } from "./places.ts";
import { RecordFacts } from "./RecordFacts.tsx";

/** One record of a kind with a form: new, to be changed, or to be read. */
export default function RecordScreen() {
  const { t } = useLingui();
  const [caseId, kind, record] = [useParam("caseId") || null, useParam("kind"), useParam("recordId")];
  const id = record === "new" ? null : record;
  const found = useView("form", { kind: `${kind}/1`, case: caseId, record: id });
  const place = usePlaceOf(caseId, `${kind}/1`);
  return (
    <>
      {caseId && <CaseKeys caseId={caseId} />}
      <PageHeader title={found.data?.label ?? t`Vastleggen`} documentTitle={t`Vastleggen`} lead={found.data?.intro} back={place} />
      <QueryStates query={found}>{(form) => <OneRecord key={`${form.kind}${form.record ?? ""}`} form={form} caseId={caseId} place={place} />}</QueryStates>
    </>
  );
}

type OneRecordProps = { form: FormView; caseId: string | null; place: PlaceLink };

function OneRecord({ form, caseId, place }: OneRecordProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const filled = useSearch({ strict: false }) as Record<string, string>;
  const view = useView("case", { case: caseId ?? "" }, { enabled: caseId !== null }).data;
  const stands = view === undefined ? null : view.state;
  // A hold keeps a closed case from being destroyed: it is put on one, too.
  if ((stands === "closed" || stands === "withdrawn") && form.kind !== "hold/1") {
    return (
      <Reading form={form} caseId={caseId} title={stands === "closed" ? t`Deze zaak is afgesloten` : t`Deze zaak is ingetrokken`}>
        {t`U kunt hier niets meer wijzigen. Alles wat er stond, staat er nog.`}
      </Reading>
    );
  }
  const waits = form.record !== null && form.reason_waits && <ReasonWaits record={form.record} />;
  if (!form.editable) {
    return (
      <Stack gap="loose">
        {waits}
        <Reading form={form} caseId={caseId} title={form.finished ? t`Dit is afgerond` : t`Dit schreef iemand anders`}>
          {form.finished
            ? t`U kunt het niet wijzigen. Klopt er iets niet? Leg het opnieuw vast, en schrijf erbij wat er anders is.`
            : t`U kunt het niet wijzigen. Klopt er iets niet? Vraag wie het schreef om het te wijzigen.`}
        </Reading>
      </Stack>
    );
  }
  return (
    <Stack gap="loose">
      {waits}
      <RecordForm
        form={form}
        caseId={caseId}
        filled={filled}
        back={place.href}
        onSaved={(undo) => {
          report(form.record === null ? t`Vastgelegd.` : t`De wijziging is bewaard.`, undo);
          go(place.href);
        }}
      />
      {form.record && form.own && <Withdraw record={form.record} onDone={() => go(place.href)} />}
      <Erase form={form} caseId={caseId} />
    </Stack>
  );
}

/** What was decided concerns the person: one press says that the reason is clear. */
function ReasonWaits({ record }: { record: string }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  return (
    <Notice
      kind="attention"
      title={t`Dit gaat ook over u. Is de reden duidelijk?`}
      action={
        <Button kind="secondary" pending={pending !== null} onPress={() => void run("confirm_reason", { record }, { text: t`Vastgelegd: de reden is duidelijk.` })}>
          {t`De reden is mij duidelijk`}
        </Button>
      }
    >
      <p>{t`Is de reden niet duidelijk? Vraag het aan wie het schreef.`}</p>
      {error && <Refused error={error} />}
    </Notice>
  );
}

/** Takes back what was written by mistake; the reason stays, and it can be undone. */
function Withdraw({ record, onDone }: { record: string; onDone: () => void }) {
  const { t } = useLingui();
  const [open, setOpen] = useOpenForm({ withdraw: "withdraw_entry" }, record);
  if (!open) return <Button kind="quiet" onPress={() => setOpen("withdraw")}>{t`Per ongeluk vastgelegd: neem terug…`}</Button>;
  return (
    <Section title={t`Terugnemen`}>
      <TakeBack record={record} told={t`Teruggenomen. Het staat niet meer in de lijsten.`} onClose={() => setOpen(null)} onDone={onDone} />
    </Section>
  );
}

/** The way to erase it for good, where it can be erased by itself. */
function Erase({ form, caseId }: { form: FormView; caseId: string | null }) {
  if (form.record === null || caseId === null || !form.may_erase) return null;
  return (
    <div>
      <EraseLink caseId={caseId} record={form.record} what={form.label} />
    </div>
  );
}

/** What stands in a record, and why nothing can be changed here. */
function Reading({ form, caseId, title, children }: { form: FormView; caseId: string | null; title: string; children: ReactNode }) {
  return (
    <Stack>
      <Notice title={title}>
        <p>{children}</p>
      </Notice>
      <RecordFacts form={form} caseId={caseId} />
      <Erase form={form} caseId={caseId} />
    </Stack>
  );
}
