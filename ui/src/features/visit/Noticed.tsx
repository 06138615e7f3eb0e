import { useLingui } from "@lingui/react/macro";
import { RadioGroup } from "../../kit/Choice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { VisitValues } from "./visitValues.ts";

const advices = ["in_pairs", "not_inside", "call_first", "dog", "other"] as const;

/** What was noticed at the door, for whoever visits next; it becomes a safety note. */
export function Noticed({ form }: { form: CheckedForm<VisitValues> }) {
  const { t } = useLingui();
  const { label } = useTerms();
  return (
    <>
      <RadioGroup
        {...form.field("safety_advice")}
        legend={t`Moet wie hierna gaat iets weten voor de veiligheid?`}
        aside={t`pas na een besluit`}
        hint={t`Wordt een veiligheidsnotitie. Die gaat pas naar een ander na een besluit om te delen, en wordt binnen een half jaar opnieuw bekeken.`}
        tiles
        options={[{ value: "", label: t`Nee` }, ...advices.map((value) => ({ value, label: label("safety_advice", value) }))]}
      />
      {form.values.safety_advice !== "" && (
        <TextArea {...form.field("safety_text")} label={t`Wat gebeurde er?`} hint={t`Kort en feitelijk, geen oordeel over de persoon.`} optional={form.values.safety_advice !== "other"} rows={2} />
      )}
    </>
  );
}
