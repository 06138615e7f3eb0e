import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { CaseRowView } from "../../ipc/types/CaseRowView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { AddressFields } from "../../parts/AddressFields.tsx";
import { tidyPostcode } from "../../parts/addressSchema.ts";
import { usePhaseText } from "../../parts/caseRow.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { paths } from "../../paths.ts";
import { isAddition, OPEN_NEW, type ReportValues } from "../../parts/reportValues.ts";

const WAIT_MS = 250;

/** The address first: it may have a case already. */
export function Where({ form, onFound }: { form: CheckedForm<ReportValues>; onFound: (open: number) => void }) {
  const { t } = useLingui();
  const { options } = useTerms();
  const cases = useCasesAt(form.values);
  const open = cases.filter((row) => row.state === "open");
  const { set, values } = form;
  useEffect(() => onFound(open.length), [onFound, open.length]);
  const gone = isAddition(values) && !open.some((row) => row.case === values.case);
  useEffect(() => {
    if (gone) set("case", "");
  }, [gone, set]);
  return (
    <Section title={t`Waar is de overlast?`}>
      <Stack>
        <AddressFields field={form.field} />
        {cases.length > 0 && <Found cases={cases} form={form} />}
        <Select {...form.field("tenure")} label={t`Van wie is de woning?`} options={options("tenure")} />
      </Stack>
    </Section>
  );
}

/** Cases at what was typed so far, once that is enough to look for. */
function useCasesAt(values: ReportValues): readonly CaseRowView[] {
  const { house_number, house_letter, suffix, street, town } = values;
  const postcode = tidyPostcode(values.postcode);
  const enough = house_number.trim() !== "" && (/^\d{4} [A-Z]{2}$/.test(postcode) || (street.trim().length > 2 && town.trim().length > 1));
  const key = JSON.stringify({ postcode, house_number: house_number.trim(), house_letter: house_letter.trim(), suffix: suffix.trim(), street: street.trim(), town: town.trim() });
  const [asked, setAsked] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), WAIT_MS);
    return () => clearTimeout(timer);
  }, [key]);
  const request = JSON.parse(asked) as { postcode: string; house_number: string; house_letter: string; suffix: string; street: string; town: string };
  const found = useView("find_address", request, { enabled: enough && asked === key, keepPrevious: true });
  return enough ? (found.data?.cases ?? []) : [];
}

function Found({ cases, form }: { cases: readonly CaseRowView[]; form: CheckedForm<ReportValues> }) {
  const { t } = useLingui();
  const phase = usePhaseText();
  const open = cases.filter((row) => row.state === "open");
  const closed = cases.filter((row) => row.state !== "open");
  return (
    <>
      <Notice
        kind="attention"
        live="status"
        title={plural(cases.length, { one: "Op dit adres is al een zaak", other: "Op dit adres zijn al # zaken" })}
      >
        {closed.map((row) => (
          <p key={row.case}>
            <TextLink href={paths.case(row.case)}>{row.number}</TextLink> <Trans>is afgesloten.</Trans>
          </p>
        ))}
        {open.length > 0 && (
          <p>
            <Trans>Gaat het om dezelfde overlast? Voeg de melding daar toe, dan blijft alles bij elkaar.</Trans>
          </p>
        )}
      </Notice>
      {open.length > 0 && (
        <RadioGroup
          {...form.field("case")}
          legend={t`Waar hoort deze melding?`}
          options={[
            ...open.map((row) => ({ value: row.case, label: t`Toevoegen aan zaak ${row.number}`, hint: phase(row.phase, row.phase_days) })),
            { value: OPEN_NEW, label: t`Nieuwe zaak openen`, hint: t`Als het om iets anders gaat.` },
          ]}
        />
      )}
    </>
  );
}
