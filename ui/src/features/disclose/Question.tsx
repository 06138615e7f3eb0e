import { useLingui } from "@lingui/react/macro";
import type { DisclosureFieldView } from "../../ipc/types/DisclosureFieldView.ts";
import type { DisclosureFormView } from "../../ipc/types/DisclosureFormView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup, Select } from "../../kit/Choice.tsx";
import { DateField, DateTimeField } from "../../kit/DateField.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { type Values, yesOf } from "./decision.ts";

type QuestionProps = { form: CheckedForm<Values>; field: DisclosureFieldView; view: DisclosureFormView };

/** One question of a decision, as its answer wants it. */
export function Question({ form, field, view }: QuestionProps) {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const props = { ...form.field(field.field), label: field.label, ...(field.hint ? { hint: field.hint } : {}) };
  const free = ["informed_at", "not_informed", "decided_by"].includes(field.field);
  const yes = form.values[yesOf(field.field)] ?? "";
  switch (field.input) {
    case "line":
      return <TextField {...props} optional={free} />;
    case "long":
      return <TextArea {...props} rows={2} />;
    case "day":
      return <DateField {...props} optional={free} direction={field.field === "valid_until" ? "future" : "past"} />;
    case "moment":
      return <DateTimeField {...props} />;
    case "flag":
      return <Checkbox id={props.id} label={field.label} hint={field.hint} error={props.error} value={yes === "yes"} onChange={(on) => form.set(yesOf(field.field), on ? "yes" : "")} />;
    case "answer":
      return (
        <>
          <RadioGroup
            legend={field.label}
            name={yesOf(field.field)}
            value={yes as "yes" | "no" | ""}
            onChange={(answer) => form.set(yesOf(field.field), answer)}
            options={[
              { value: "yes", label: t`Ja` },
              { value: "no", label: t`Nee`, ...(field.must_be_yes ? { hint: t`Dan mag u op deze grondslag niet delen.` } : {}) },
            ]}
          />
          <TextArea {...props} label={t`Toelichting: ${field.label}`} rows={2} />
        </>
      );
    case "consent":
      if (view.consents.length === 0) {
        return (
          <Notice
            kind="attention"
            title={t`Er is geen toestemming die nu geldt`}
            action={<LinkButton href={paths.newRecord(caseId, "consent/1")} kind="secondary">{t`Leg een toestemming vast`}</LinkButton>}
          >
            {t`Wat u hier typte, blijft als concept bewaard.`}
          </Notice>
        );
      }
      return <Select {...props} options={view.consents.map((one) => ({ value: one.code, label: one.label }))} />;
  }
}
