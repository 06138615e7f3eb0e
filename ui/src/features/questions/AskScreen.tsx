import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { EmptyState } from "../../kit/States.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ownerOptions } from "../../parts/owners.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { dayText } from "../../parts/when.ts";
import { paths } from "../../paths.ts";

/** Asks a partner something. */
export default function AskScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  return (
    <CasePage title={t`Stel een vraag`} back={{ href: paths.questions(caseId), label: t`Vragen aan partners` }} needsOpen>
      {(view) => {
        const others = view.partners.filter((partner) => partner.state === "active" && !partner.own);
        return others.length > 0 ? (
          <Ask view={view} />
        ) : (
          <EmptyState title={t`Er is nog geen andere partner`} action={<LinkButton href={paths.newPartner(caseId)}>{t`Partner toevoegen`}</LinkButton>}>
            {t`Voeg eerst toe aan wie u iets wilt vragen.`}
          </EmptyState>
        );
      }}
    </CasePage>
  );
}

function Ask({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const own = view.partners.find((partner) => partner.own)?.record ?? "";
  const askers = view.partners.filter((partner) => partner.state === "active" && (partner.own || partner.contact === null));
  const form = useCheckedForm({
    schema: object({
      from: string(),
      to: pipe(string(), nonEmpty(t`Kies aan wie u dit vraagt.`)),
      question: pipe(string(), trim(), nonEmpty(t`Schrijf op wat u wilt weten.`)),
      at_least: string(),
      asked_at: dayText(),
    }),
    initial: { from: own, to: "", question: "", at_least: "", asked_at: "" },
    draft: { kind: "question", target: view.case },
    call: "ask_information",
    request: (values) => ({
      case: view.case,
      from: values.from === own ? null : values.from,
      to: values.to,
      question: values.question.trim(),
      at_least: values.at_least.trim(),
      asked_at: values.asked_at || null,
    }),
    done: (asked, _, undo) => {
      report(t`De vraag staat erin. Deel de zaak, dan kan de ander antwoorden.`, undo);
      go(paths.question(view.case, asked.record));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Stel de vraag`} back={paths.questions(view.case)}>
      {askers.length > 1 && (
        <Select {...form.field("from")} label={t`Wie vraagt het?`} hint={t`Een ander dan u alleen als die Woonrust niet gebruikt.`} options={ownerOptions(askers, t`Uzelf`)} />
      )}
      <Select {...form.field("to")} label={t`Aan wie?`} options={ownerOptions(view.partners.filter((partner) => partner.record !== form.values.from), t`Uzelf`)} />
      <TextArea {...form.field("question")} label={t`Welke vraag wilt u beantwoord hebben?`} hint={t`Een vraag, geen dossier. Bijvoorbeeld: kan iemand volgende week mee op bezoek?`} />
      <TextArea {...form.field("at_least")} label={t`Wat hebt u minimaal nodig?`} hint={t`Hoe minder u vraagt, hoe meer er vaak kan.`} optional rows={2} />
      <DateField {...form.field("asked_at")} label={t`Wanneer gevraagd?`} hint={t`Leeg laten betekent vandaag.`} direction="past" optional />
    </CheckedFormFrame>
  );
}
