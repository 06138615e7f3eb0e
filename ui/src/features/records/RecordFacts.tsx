import { useLingui } from "@lingui/react/macro";
import { day, dayTime, list, money } from "../../i18n/format.ts";
import type { FormFieldView } from "../../ipc/types/FormFieldView.ts";
import type { FormView } from "../../ipc/types/FormView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** What stands in a record, to read. */
export function RecordFacts({ form, caseId }: { form: FormView; caseId: string | null }) {
  const { t } = useLingui();
  const words = useWords();
  const disputed = (
    <>
      <StatusTag tone="attention">{t`Twee antwoorden`}</StatusTag>{" "}
      <TextLink href={caseId ? paths.caseDifferences(caseId) : paths.differences}>{t`Bekijk en kies`}</TextLink>
    </>
  );
  return <SummaryList rows={form.fields.map((field) => ({ key: field.name, label: field.label, value: field.disputed ? disputed : words(field) }))} />;
}

/** What stands in a field, in words; empty when nothing does. */
function useWords(): (field: FormFieldView) => string {
  const { t } = useLingui();
  return (field) => {
    const { value } = field;
    if (value === null) return "";
    const named = (code: string) => {
      const option = field.options.find((one) => one.code === code);
      return option ? capital(option.label) : code;
    };
    if (typeof value === "boolean") return value ? t`Ja` : t`Nee`;
    if (Array.isArray(value)) return field.options.length > 0 ? list(value.map(named)) : value.join("\n");
    if (typeof value === "number") return field.input === "money" ? money(value) : named(String(value));
    if (field.input === "day") return day(value);
    if (field.input === "moment") return dayTime(value);
    return named(value);
  };
}
