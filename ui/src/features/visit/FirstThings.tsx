import { useLingui } from "@lingui/react/macro";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { RadioGroup } from "../../kit/Choice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { JudgingHint } from "../../parts/JudgingHint.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { Agreed } from "./Agreed.tsx";
import { NextStep } from "./NextStep.tsx";
import type { VisitValues } from "./visitValues.ts";

/** The three things that a visit needs, and how it went. */
export function FirstThings({ form, partners, again }: { form: CheckedForm<VisitValues>; partners: readonly PartnerView[]; again: boolean }) {
  const { t } = useLingui();
  const { values } = form;
  const away = values.outcome === "not_home";
  const everyone = t`alle partners`;
  const said = form.field("said");
  const put = (text: string) => {
    said.onChange(text);
    if (values.outcome === "" && text !== "") form.set("outcome", "spoken");
  };
  return (
    <>
      <RadioGroup
        {...form.field("outcome")}
        legend={t`Hoe ging het?`}
        tiles
        options={[
          { value: "spoken", label: t`Bewoner gesproken` },
          { value: "not_home", label: t`Niet thuis` },
          { value: "refused_entry", label: t`Niet binnengelaten` },
        ]}
      />
      {away && (
        <RadioGroup
          {...form.field("card_left")}
          legend={t`Kaartje achtergelaten?`}
          optional
          tiles
          options={[
            { value: "yes", label: t`Ja` },
            { value: "no", label: t`Nee` },
          ]}
        />
      )}
      <div>
        <TextArea
          {...form.field("saw")}
          label={t`Ik zag, hoorde of rook`}
          aside={everyone}
          hint={t`Alleen wat u zelf waarnam.`}
          optional={away}
          rows={away ? 2 : 4}
        />
        <JudgingHint text={values.saw} />
      </div>
      {(!away || values.said !== "") && (
        <TextArea {...said} onChange={put} label={t`Bewoner zei`} aside={everyone} hint={t`Zo veel mogelijk in de eigen woorden.`} rows={3} />
      )}
      <Agreed form={form} />
      <NextStep form={form} partners={partners} again={again} optional={away || again} />
    </>
  );
}
