import { useLingui } from "@lingui/react/macro";
import { check, forward, nonEmpty, object, pipe, string, trim } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { HandoverOf } from "../../ipc/types/HandoverOf.ts";
import type { HeldView } from "../../ipc/types/HeldView.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ownerOptions } from "../../parts/owners.ts";
import { capital, useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { dayText } from "../../parts/when.ts";
import { paths } from "../../paths.ts";

const whats: readonly HandoverOf[] = ["task", "lead", "case"];

/** What is handed over, to whom, with what he needs to know. */
export function OfferForm({ view, held }: { view: CaseView; held: readonly HeldView[] }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { label } = useTerms();
  const own = view.partners.find((partner) => partner.own)?.record ?? "";
  // For whoever cannot offer it himself: he does not use Woonrust, or he left.
  const silent = view.partners.filter((partner) => partner.own || partner.contact === null || partner.state === "ended");
  const form = useCheckedForm({
    schema: pipe(
      object({
        from: string(),
        of: pipe(string(), nonEmpty(t`Kies wat u overdraagt.`)),
        subject: string(),
        to: pipe(string(), nonEmpty(t`Kies aan wie.`)),
        asks: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u vraagt.`)),
        promises: string(),
        risks: string(),
        answer_by: dayText(),
        spoken_at: dayText(),
        spoken_how: string(),
      }),
      forward(check((values) => values.of !== "task" || values.subject !== "", t`Kies welke taak.`), ["subject"]),
      forward(check((values) => values.spoken_at === "" || values.spoken_how.trim() !== "", t`Schrijf op hoe jullie elkaar spraken.`), ["spoken_how"]),
    ),
    initial: { from: own, of: "" as HandoverOf | "", subject: "", to: "", asks: "", promises: "", risks: "", answer_by: "", spoken_at: "", spoken_how: "" },
    draft: { kind: "handover", target: view.case },
    call: "offer_handover",
    request: (values) => ({
      case: view.case,
      of: values.of as HandoverOf,
      subject: values.of === "task" ? values.subject : null,
      from: values.from === own ? null : values.from,
      to: values.to,
      answer_by: values.answer_by || null,
      asks: values.asks.trim(),
      promises: values.promises.trim(),
      risks: values.risks.trim(),
      spoken_at: values.spoken_at || null,
      spoken_how: values.spoken_at ? values.spoken_how.trim() : "",
    }),
    done: (offered) => {
      report(t`Aangeboden. Deel de zaak, dan kan de ander antwoorden.`);
      go(paths.handover(view.case, offered.record));
    },
  });
  const { of, from } = form.values;
  const tasks = held.filter((one) => one.partner === from);
  const receivers = ownerOptions(view.partners.filter((partner) => partner.record !== from), t`Uzelf`);
  return (
    <CheckedFormFrame form={form} submit={t`Bied aan`} back={paths.handovers(view.case)}>
      {silent.length > 1 && (
        <Select
          {...form.field("from")}
          label={t`Wie draagt over?`}
          hint={t`Een ander dan u alleen als die Woonrust niet gebruikt of niet meer meedoet.`}
          options={silent.map((partner) => ({ value: partner.record, label: partner.own ? t`Uzelf` : `${partner.name || partner.organisation}, ${partner.organisation}` }))}
        />
      )}
      <RadioGroup {...form.field("of")} legend={t`Wat draagt u over?`} options={whats.map((value) => ({ value, label: label("handover_of", value) }))} />
      {of === "task" &&
        (tasks.length > 0 ? (
          <Select {...form.field("subject")} label={t`Welke taak?`} options={tasks.map((one) => ({ value: one.record, label: capital(one.label) }))} />
        ) : (
          <p className="kit-quiet">{t`Er staat nog geen taak, rol of actie bij wie overdraagt.`}</p>
        ))}
      <Select {...form.field("to")} label={t`Aan wie?`} options={receivers} />
      <TextArea {...form.field("asks")} label={t`Wat vraagt u de ander?`} hint={t`Wat is er gedaan, wat staat open, wat is de eerste stap?`} />
      <TextArea {...form.field("promises")} label={t`Wat is bewoners en melders beloofd?`} optional />
      <TextArea {...form.field("risks")} label={t`Waar moet de ander op letten?`} optional rows={2} />
      <DateField {...form.field("answer_by")} label={t`Antwoord graag vóór`} optional quick={[t`over 1 week`, t`over 2 weken`]} />
      <DateField {...form.field("spoken_at")} label={t`Wanneer spraken jullie elkaar hierover?`} hint={t`Nog niet? Dat kan ook later. Zonder gesprek gaat er niets over.`} direction="past" optional />
      {form.values.spoken_at !== "" && <TextField {...form.field("spoken_how")} label={t`Hoe spraken jullie elkaar?`} />}
    </CheckedFormFrame>
  );
}
