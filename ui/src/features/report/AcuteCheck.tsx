import { useLingui } from "@lingui/react/macro";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { EmergencyNotice } from "../../parts/EmergencyNotice.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { ReportValues } from "../../parts/reportValues.ts";

/** Is there danger now? Any yes says whom to call, before anything else is filled in. */
export function AcuteCheck({ form }: { form: CheckedForm<ReportValues> }) {
  const { t } = useLingui();
  const { options } = useTerms();
  const yes = form.values.acute === "yes";
  return (
    <Section title={t`Is er nu gevaar?`}>
      <Stack>
        <RadioGroup
          {...form.field("acute")}
          legend={t`Acuutcheck`}
          hint={t`Denk aan direct gevaar voor leven, brand of gas, een wapen of bedreiging, een kind of kwetsbaar persoon, een psychische crisis of een dier in nood.`}
          options={options("acute")}
          tiles
        />
        {yes && <EmergencyNotice />}
        {yes && <CheckboxGroup {...form.field("dangers")} legend={t`Welk gevaar?`} options={options("acute_danger")} />}
      </Stack>
    </Section>
  );
}
