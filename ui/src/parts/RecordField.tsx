import { useLingui } from "@lingui/react/macro";
import type { FormFieldView } from "../ipc/types/FormFieldView.ts";
import { CheckboxGroup, RadioGroup, Select } from "../kit/Choice.tsx";
import { DateField, DateTimeField } from "../kit/DateField.tsx";
import type { Meanwhile } from "../kit/Meanwhile.tsx";
import { Notice } from "../kit/Notice.tsx";
import { TextArea, TextField } from "../kit/TextField.tsx";
import type { Typed } from "./recordFormValues.ts";
import { capital } from "./terms.ts";

type RecordFieldProps = {
  field: FormFieldView;
  control: { id: string; name: string; value: Typed; onChange: (value: Typed) => void; error: string | undefined; meanwhile: Meanwhile | undefined };
};

/** One field of a record, drawn by what a person gives. */
export function RecordField({ field, control }: RecordFieldProps) {
  const { t } = useLingui();
  if (field.disputed) {
    return <Notice kind="attention" title={t`${field.label}: hier staan twee antwoorden`}>{t`Kies eerst onder Verschillen welk antwoord geldt. Tot dan blijven beide staan.`}</Notice>;
  }
  const text = { ...control, value: typeof control.value === "string" ? control.value : "", label: field.label, hint: field.hint || undefined, optional: !field.needed };
  const options = field.options.map((option) => ({ value: option.code, label: capital(option.label) }));
  const group = { ...text, legend: field.label };
  switch (field.input) {
    case "long":
      return <TextArea {...text} />;
    case "lines":
      return <TextArea {...text} hint={field.hint || t`Eén per regel.`} />;
    case "day":
      return <DateField {...text} />;
    case "moment":
      return <DateTimeField {...text} />;
    case "flag":
      return <RadioGroup {...group} tiles options={[{ value: "yes", label: t`Ja` }, { value: "no", label: t`Nee` }]} />;
    case "choices":
    case "records":
      if (options.length === 0) return <p className="kit-quiet">{t`${field.label}: er is nog niets om te kiezen.`}</p>;
      return <CheckboxGroup {...group} value={Array.isArray(control.value) ? control.value : []} options={options} />;
    case "choice":
      return options.length <= 6 ? <RadioGroup {...group} options={options} /> : <Select {...text} options={options} />;
    case "record":
    case "contact":
      if (options.length === 0) return <p className="kit-quiet">{t`${field.label}: er is nog niets om te kiezen.`}</p>;
      return <Select {...text} options={field.needed ? options : [...options, { value: "", label: t`Geen` }]} />;
    case "number":
      if (options.length > 0) return <RadioGroup {...group} options={options} />;
      return <TextField {...text} width="short" />;
    case "money":
      return <TextField {...text} width="short" hint={field.hint || t`In euro's, zoals 150 of 12,50.`} />;
    case "line":
      return <TextField {...text} />;
  }
}
