import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { inWords } from "../../i18n/when.ts";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { useDensity } from "../../kit/display.ts";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { ReadDraft } from "../../parts/ReadDraft.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { RestoredDraft } from "../../parts/RestoredDraft.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { CheckPage } from "./CheckPage.tsx";
import { FirstThings } from "./FirstThings.tsx";
import { Preparation } from "./Preparation.tsx";
import { LaterThings, laterFields } from "./LaterThings.tsx";
import { Safety, SafetyNotes } from "./Safety.tsx";
import { useVisitCheck } from "./useVisitCheck.ts";
import { noVisit, requestOf, valuesOf, visitSchema } from "./visitValues.ts";

type VisitFormProps = { caseId: string; view: CaseView | undefined; visit?: VisitView };

/** One page under one thumb: what was seen, what was said, what happens now; everything else may wait. */
export function VisitForm({ caseId, view, visit }: VisitFormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const finish = useRef(false);
  const [stage, setStage] = useState<"form" | "check">("form");
  const [later, setLater] = useState(visit !== undefined);
  const onTheRoad = useDensity() === "on_the_road";
  const [prepare, setPrepare] = useState(visit === undefined && !onTheRoad);
  const [withPhotos, setWithPhotos] = useState(true);
  const [left, setLeft] = useState<ApiError | null>(null);
  const wanted = useRef<string | null>(null);
  const fresh = useRef(noVisit()).current;
  const form = useCheckedForm({
    schema: visitSchema(visit !== undefined),
    initial: visit ? { ...valuesOf(visit), key: fresh.key } : fresh,
    stored: visit !== undefined,
    // A new visit began when the form was first opened; photos are in the vault already, also those of the form.
    keep: visit ? ["key", "photos"] : ["key", "occurred_at"],
    draft: { kind: "visit", target: visit ? `${caseId}:${visit.visit}` : caseId },
    call: "save_visit",
    request: (values) => requestOf(caseId, visit?.visit ?? null, values, finish.current),
    done: () => {
      report(finish.current ? t`Huisbezoek afgerond.` : t`Huisbezoek bewaard. Afronden kan later; het staat bij Vandaag.`);
      go(paths.case(caseId));
    },
  });
  const check = useVisitCheck(caseId, form.values);
  const save = (finished: boolean) => {
    finish.current = finished;
    form.submit();
  };
  const held = visit?.photos.map((photo) => photo.record) ?? [];
  const added = form.values.photos.filter((photo) => !held.includes(photo.record));
  const throwAway = async () => {
    setLeft(null);
    try {
      if (withPhotos) for (const photo of added) await call("withdraw_entry", { record: photo.record, reason: t`Weggehaald met het concept van het bezoek.` });
      await form.throwAway();
    } catch (thrown) {
      return setLeft(ApiError.from(thrown));
    }
    go(paths.case(caseId));
  };
  const faulty = form.errors.length > 0;
  const faultyLater = form.errors.some((error) => laterFields.has(error.field ?? ""));
  useEffect(() => {
    if (faulty) setStage("form");
    if (faultyLater) setLater(true);
  }, [faulty, faultyLater]);
  useEffect(() => {
    if (stage !== "form" || wanted.current === null) return;
    document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  }, [stage]);

  const header = (title: string) => (
    <PageHeader
      key={stage}
      title={title}
      documentTitle={t`Huisbezoek`}
      lead={view?.address_text ?? ""}
      takeFocus={wanted.current === null}
      back={{ href: paths.case(caseId), label: t`Naar de zaak` }}
    />
  );
  if (stage === "check") {
    return (
      <CheckPage
        header={header(t`Klopt dit bezoek?`)}
        form={form}
        partners={view?.partners ?? []}
        onChange={(field) => {
          wanted.current = field;
          if (laterFields.has(field)) setLater(true);
          if (field === "purpose") setPrepare(true);
          setStage("form");
        }}
        onSave={save}
        onBack={() => setStage("form")}
      />
    );
  }
  return (
    <Form onSubmit={() => save(false)}>
      {header(visit ? t`Huisbezoek aanvullen` : t`Huisbezoek`)}
      <SafetyNotes caseId={caseId} known={check.data} />
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.failure && <Refused error={form.failure} safe={t`Uw concept is bewaard. Er is niets kwijt.`} />}
      <RestoredDraft draft={form.draft} onThrowAway={throwAway}>
        <Stack gap="tight">
          <p>{visit ? t`Wat u na het bewaren typte is dan weg. Het bewaarde bezoek blijft.` : t`Wat u typte is dan weg.`}</p>
          {added.length > 0 && (
            <Checkbox
              label={plural(added.length, { one: "Haal ook de foto weg die u toevoegde", other: "Haal ook de # foto's weg die u toevoegde" })}
              hint={t`Anders blijft die bij de zaak staan, voor alle partners.`}
              value={withPhotos}
              onChange={setWithPhotos}
            />
          )}
        </Stack>
      </RestoredDraft>
      {left && <Refused error={left} safe={t`Uw concept staat er nog.`} />}
      <ReadDraft draft={form.draft}>
        <Preparation key={`prepare-${prepare}`} form={form} view={view} caseId={caseId} known={check.data} open={prepare} />
        {visit === undefined && <Safety form={form} caseId={caseId} check={check} />}
        <FirstThings form={form} partners={view?.partners ?? []} again={visit !== undefined} />
        <LaterThings key={`later-${later}`} form={form} caseId={caseId} visitId={visit?.visit ?? null} open={later} thinkUntil={visit?.think_until ?? null} />
      </ReadDraft>
      <ActionBar>
        <Button type="submit" pending={form.pending} disabled={form.draft.loading}>
          <Trans>Bewaar bezoek</Trans>
        </Button>
        <Button kind="secondary" onPress={() => setStage("check")} disabled={form.draft.loading}>
          <Trans>Controleer en rond af</Trans>
        </Button>
        <DraftState draft={form.draft} quiet={t`Bezoek van ${inWords(form.values.occurred_at) || dayTime(new Date())}. Geen netwerk nodig.`} />
      </ActionBar>
    </Form>
  );
}
