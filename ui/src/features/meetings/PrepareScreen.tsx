import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { array, boolean, check, nonEmpty, object, pipe, record, string } from "valibot";
import { list } from "../../i18n/format.ts";
import { momentFault, momentOf } from "../../i18n/when.ts";
import { useView } from "../../ipc/hooks.ts";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { DateTimeField } from "../../kit/DateField.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState, LoadingState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { momentText } from "../../parts/when.ts";
import { paths } from "../../paths.ts";
import { AddCase } from "./AddCase.tsx";
import { byHand, type ItemValues, minutesOf, planned } from "./agenda.ts";
import { Proposal } from "./Proposal.tsx";

type Lead = "any" | "none" | "mine";
type Values = { name: string; at: string; place: string; lead: Lead; most: string; extra: string[]; items: Record<string, ItemValues> };

const MOST = 20;

/** Prepares a meeting of up to sixty cases from one screen: the agenda is proposed with its reasons, a person decides. */
export default function PrepareScreen() {
  const { t } = useLingui();
  return (
    <>
      <PageHeader
        title={t`Bereid een overleg voor`}
        lead={t`Woonrust stelt een agenda voor, met de reden erbij. U haalt weg, voegt toe en kiest wie erbij is.`}
        back={{ href: paths.meetings, label: t`Overleg` }}
      />
      <Prepare />
    </>
  );
}

function Prepare() {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const [asked, setAsked] = useState(false);
  const item = object({ on: boolean(), minutes: string(), decision_needed: string(), invited: array(string()), note: string() });
  const form = useCheckedForm<Values, "plan_meeting">({
    schema: object({
      name: string(),
      at: pipe(momentText(), nonEmpty(t`Kies een dag en een tijd.`)),
      place: string(),
      lead: string(),
      most: pipe(string(), check((text) => minutesOf(text) !== null, t`Vul een getal in, hooguit 60.`)),
      extra: array(string()),
      items: pipe(
        record(string(), item),
        check((items) => Object.values(items).every((one) => !one.on || minutesOf(one.minutes) !== null), t`Vul bij elke zaak hele minuten in.`),
      ),
    }),
    initial: { name: "", at: "", place: "", lead: "any", most: String(MOST), extra: [], items: {} },
    draft: { kind: "meeting", target: null },
    call: "plan_meeting",
    request: (values) => ({ meeting: null, at: momentOf(values.at) ?? "", name: values.name.trim(), place: values.place.trim(), items: planned(agenda, values.items) }),
    done: (meeting, _, undo) => {
      report(t`Het overleg is vastgelegd.`, undo);
      go(paths.meeting(meeting.record));
    },
  });
  const { values } = form;
  const at = momentFault(values.at) === null ? (momentOf(values.at) ?? "") : "";
  const ready = asked || Object.keys(values.items).length > 0;
  const request = { lead: values.lead, most: Math.min(60, minutesOf(values.most) ?? MOST), at, name: "", place: "" };
  const found = useView("prepare_meeting", { ...request, cases: [] }, { enabled: ready && at !== "", keepPrevious: true });
  const first = found.data?.items ?? [];
  const named = byHand(values.extra, values.items, first);
  const more = useView("prepare_meeting", { ...request, cases: named }, { enabled: found.data !== undefined && named.length > 0 && at !== "", keepPrevious: true });
  const added = (more.data?.items ?? []).filter((one) => named.includes(one.case));
  const agenda: AgendaItemView[] = [...first, ...added];
  const leftOut = named.length > 0 ? (more.data?.left_out ?? []) : [];
  const shown = ready && found.data !== undefined;
  // Nothing is planned while a case that a person put on the agenda is still being asked for.
  const whole = named.length === 0 || (more.isSuccess && !more.isPlaceholderData);
  return (
    <CheckedFormFrame form={form} submit={t`Leg dit overleg vast`} back={paths.meetings} disabled={!shown || !whole || agenda.length === 0}>
      <TextField {...form.field("name")} label={t`Naam`} hint={t`Zonder namen van bewoners, zoals: casusoverleg noord.`} optional />
      <DateTimeField {...form.field("at")} label={t`Wanneer?`} direction="future" />
      <TextField {...form.field("place")} label={t`Waar?`} optional />
      <RadioGroup<Lead>
        {...form.field("lead")}
        legend={t`Uit welke zaken?`}
        tiles
        options={[
          { value: "any", label: t`Alle open zaken` },
          { value: "mine", label: t`Waar ik de regie heb` },
          { value: "none", label: t`Zonder regievoerder` },
        ]}
      />
      <TextField {...form.field("most")} label={t`Hoeveel zaken hooguit?`} width="short" inputMode="numeric" />
      {!shown && (
        <div>
          <Button kind="secondary" disabled={at === ""} onPress={() => setAsked(true)}>{t`Stel een agenda voor`}</Button>
        </div>
      )}
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {more.error && <ErrorState error={more.error} onRetry={() => void more.refetch()} />}
      {ready && at !== "" && found.isPending && !found.error && <LoadingState label={t`De agenda wordt gemaakt`} />}
      {shown && (
        <>
          {leftOut.length > 0 && (
            <Notice kind="attention" live="status" title={t`Niet meer op de agenda: ${list(leftOut)}`}>
              <p>{t`Wat is afgesloten, ingetrokken of niet in deze kluis staat, kan er niet op. Wat u erbij schreef, gaat niet mee.`}</p>
            </Notice>
          )}
          <div id="items" tabIndex={-1}>
            <Proposal
              at={at}
              items={agenda}
              note={found.data?.privacy_note ?? ""}
              values={values.items}
              onChange={(id, next) => form.set("items", { ...values.items, [id]: next })}
            />
          </div>
          <AddCase taken={agenda.map((one) => one.case)} onAdd={(id) => form.set("extra", [...values.extra, id])} />
        </>
      )}
    </CheckedFormFrame>
  );
}
