import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import type { VisitValues } from "./visitValues.ts";

type NextStepProps = { form: CheckedForm<VisitValues>; partners: readonly PartnerView[]; again: boolean; optional: boolean };

/** How a visit ends: what happens now, who does it and when; or why nothing follows. */
export function NextStep({ form, partners, again, optional }: NextStepProps) {
  const { t } = useLingui();
  const { values } = form;
  const everyone = t`alle partners`;
  const [turned, setTurned] = useState(false);
  const turn = (follow: VisitValues["follow"]) => {
    setTurned(true);
    form.set("follow", follow);
  };
  if (values.follow === "none") {
    return (
      <Stack gap="tight">
        <TextArea key="none" {...form.field("no_next_step")} label={t`Geen vervolg, omdat`} aside={everyone} rows={2} autoFocus={turned} />
        <div>
          <TextLink onPress={() => turn("step")}>{t`Toch een volgende stap`}</TextLink>
        </div>
      </Stack>
    );
  }
  const others = partners.filter((partner) => partner.state === "active" && !partner.own);
  const who = [{ value: "", label: t`Ikzelf` }, ...others.map((partner) => ({ value: partner.record, label: [partner.name, partner.organisation].filter(Boolean).join(", ") }))];
  const given = values.step.trim() !== "";
  return (
    <>
      <Stack gap="tight">
        <TextArea
          key="step"
          {...form.field("step")}
          label={again ? t`Nog een volgende stap` : t`Volgende stap`}
          aside={everyone}
          hint={t`Wordt een actie.`}
          optional={optional}
          rows={2}
          autoFocus={turned}
        />
        {!given && (
          <div>
            <TextLink onPress={() => turn("none")}>{t`Geen vervolg…`}</TextLink>
          </div>
        )}
      </Stack>
      {given && others.length > 0 && <Select {...form.field("step_owner")} label={t`Wie doet dit?`} options={who} />}
      {given && <DateField {...form.field("step_due")} label={t`Uiterlijk`} optional quick={[t`morgen`, t`over 1 week`, t`over 2 weken`]} />}
    </>
  );
}
