import { useLingui } from "@lingui/react/macro";
import { boolean, check, forward, nonEmpty, object, pipe, string, trim } from "valibot";
import type { Domain } from "../../ipc/types/Domain.ts";
import type { PartnerDetailsView } from "../../ipc/types/PartnerDetailsView.ts";
import { Checkbox, Select } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useUndo } from "../../parts/useUndo.ts";
import { dayText } from "../../parts/when.ts";

type DetailsFormProps = {
  caseId: string;
  details: PartnerDetailsView;
  /** He still takes part, so that somebody can make sure that his details hold. */
  active: boolean;
  onClose: () => void;
};

/** The one form for what is known of a partner: a typo, a change, or the word that it still holds. */
export function DetailsForm({ caseId, details, active, onClose }: DetailsFormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const undo = useUndo();
  const { options } = useTerms();
  const form = useCheckedForm({
    schema: pipe(
      object({
        name: string(),
        organisation: pipe(string(), trim(), nonEmpty(t`Vul de organisatie in.`)),
        function: string(),
        domain: string(),
        reach: string(),
        not_reach: string(),
        reserve: string(),
        away_from: dayText(),
        away_until: dayText(),
        confirmed: boolean(),
      }),
      forward(check((values) => values.away_from === "" || values.away_until === "" || values.away_from <= values.away_until, t`De laatste dag ligt voor de eerste.`), ["away_until"]),
    ),
    initial: {
      name: details.name,
      organisation: details.organisation,
      function: details.function,
      domain: (details.domain ?? "") as Domain | "",
      reach: details.reach,
      not_reach: details.not_reach,
      reserve: details.reserve,
      away_from: details.away_from ?? "",
      away_until: details.away_until ?? "",
      confirmed: false,
    },
    stored: true,
    draft: { kind: "details", target: `${caseId}:${details.partner}` },
    prefix: "details-",
    call: "describe_partner",
    request: (values) => ({
      case: caseId,
      partner: details.partner,
      name: values.name.trim(),
      organisation: values.organisation.trim(),
      function: values.function.trim(),
      domain: values.domain === "" ? null : values.domain,
      reach: values.reach.trim(),
      not_reach: values.not_reach.trim(),
      reserve: values.reserve.trim(),
      away_from: values.away_from || null,
      away_until: values.away_until || null,
      confirmed: values.confirmed,
    }),
    done: (written) => {
      report(t`De gegevens zijn bewaard.`, undo(written));
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar gegevens`} onCancel={onClose}>
      <TextField {...form.field("name")} label={t`Naam`} optional />
      <TextField {...form.field("organisation")} label={t`Organisatie`} />
      <TextField {...form.field("function")} label={t`Functie`} optional />
      <Select {...form.field("domain")} label={t`Werkt in`} optional options={options("domain")} />
      <TextField {...form.field("reach")} label={t`Hoe en wanneer te bereiken?`} optional />
      <TextField {...form.field("not_reach")} label={t`Wanneer niet, of waarvoor niet?`} optional />
      <TextField {...form.field("reserve")} label={t`Wie antwoordt bij afwezigheid?`} optional />
      <DateField {...form.field("away_from")} label={t`Afwezig vanaf`} optional />
      <DateField {...form.field("away_until")} label={t`Afwezig tot en met`} optional />
      {active && <Checkbox {...form.field("confirmed")} label={t`Ik ging vandaag na dat deze gegevens kloppen`} />}
    </CheckedFormFrame>
  );
}
