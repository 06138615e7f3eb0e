import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { Refused } from "../../parts/Refused.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { CheckPage } from "./CheckPage.tsx";
import { FirstThings } from "./FirstThings.tsx";
import { LaterThings, laterFields } from "./LaterThings.tsx";
import { noVisit, requestOf, valuesOf, visitSchema } from "./visitValues.ts";

type VisitFormProps = { caseId: string; address: string; visit?: VisitView };

/** One page under one thumb: what was seen, what was said, what happens now; everything else may wait. */
export function VisitForm({ caseId, address, visit }: VisitFormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const finish = useRef(false);
  const [stage, setStage] = useState<"form" | "check">("form");
  const [later, setLater] = useState(visit !== undefined);
  const [throwAway, setThrowAway] = useState(false);
  const wanted = useRef<string | null>(null);
  const form = useCheckedForm({
    schema: visitSchema(),
    initial: useRef(visit ? valuesOf(visit) : noVisit()).current,
    draft: { kind: "visit", target: visit ? `${caseId}:${visit.visit}` : caseId },
    call: "save_visit",
    request: (values) => requestOf(caseId, visit?.visit ?? null, values, finish.current),
    done: () => {
      report(finish.current ? t`Huisbezoek afgerond.` : t`Huisbezoek bewaard. Afronden kan later; het staat bij Vandaag.`);
      go(paths.case(caseId));
    },
  });
  const save = (finished: boolean) => {
    finish.current = finished;
    form.submit();
  };
  const faulty = form.errors.length > 0;
  useEffect(() => {
    if (faulty) setStage("form");
  }, [faulty]);
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
      lead={address}
      takeFocus={wanted.current === null}
      back={{ href: paths.case(caseId), label: t`Naar de zaak` }}
    />
  );
  if (stage === "check") {
    return (
      <CheckPage
        header={header(t`Klopt dit bezoek?`)}
        form={form}
        onChange={(field) => {
          wanted.current = field;
          if (laterFields.has(field)) setLater(true);
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
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.failure && <Refused error={form.failure} safe={t`Uw concept is bewaard. Er is niets kwijt.`} />}
      {form.draft.restored && (
        <Notice title={t`Uw concept staat er weer`} action={<TextLink onPress={() => setThrowAway(true)}>{t`Gooi het concept weg`}</TextLink>}>
          {t`U typte dit eerder en had het nog niet bewaard als bezoek.`}
        </Notice>
      )}
      <FirstThings form={form} again={visit !== undefined} />
      <LaterThings key={String(later)} form={form} caseId={caseId} visitId={visit?.visit ?? null} open={later} thinkUntil={visit?.think_until ?? null} />
      <ActionBar>
        <Button type="submit" pending={form.pending} disabled={form.draft.loading}>
          <Trans>Bewaar bezoek</Trans>
        </Button>
        <Button kind="secondary" onPress={() => setStage("check")} disabled={form.draft.loading}>
          <Trans>Controleer en rond af</Trans>
        </Button>
        <DraftState draft={form.draft} quiet={t`Bezoek van ${dayTime(form.values.occurred_at || new Date())}. Geen netwerk nodig.`} />
      </ActionBar>
      <AlertDialog
        open={throwAway}
        danger
        title={t`Concept weggooien?`}
        confirm={t`Gooi weg`}
        onClose={() => setThrowAway(false)}
        onConfirm={() => void form.draft.discard().then(() => go(paths.case(caseId)))}
      >
        {visit ? t`Wat u na het bewaren typte is dan weg. Het bewaarde bezoek blijft.` : t`Wat u typte is dan weg. Foto's die u al toevoegde blijven in de zaak.`}
      </AlertDialog>
    </Form>
  );
}
