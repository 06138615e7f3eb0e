import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { ArchiveClassView } from "../../ipc/types/ArchiveClassView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { CheckboxGroup, Select } from "../../kit/Choice.tsx";
import { ActionBar, Form, Section, Split, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { paths } from "../../paths.ts";

export type ArchiveChoice = {
  /** A partner for whom alone it is; empty for whoever has the passphrase. */
  contact: string;
  classes: ArchiveClassView["code"][];
};
/** A list has no empty choice; no person has this identifier. */
const ANYONE = "anyone";
export const NOTHING_CHOSEN: ArchiveChoice = { contact: "", classes: [] };

type ChooseStepProps = { view: CaseView; choice: ArchiveChoice; onChange: (choice: ArchiveChoice) => void; onNext: () => void };

/** For whom it is, and what goes beyond what every partner may see. */
export function ChooseStep({ view, choice, onChange, onNext }: ChooseStepProps) {
  const { t } = useLingui();
  const preview = useView("archive_preview", { case: view.case, contact: choice.contact || null, classes: choice.classes }, { keepPrevious: true });
  const partners = view.partners.filter((partner) => partner.contact !== null && !partner.own && partner.confirmed && partner.state === "active");
  return (
    <Form onSubmit={onNext}>
      <Split>
        <Section title={t`Dit gaat altijd mee`}>
          <ul className="kit-bullets">
            <li>{t`Het verloop van de zaak en de overlastfeiten (K1 en K2), met wie het schreef.`}</li>
            <li>{t`Ook eerdere versies van een tekst, en foto's.`}</li>
            <li>{t`Alle handtekeningen, en de contactkaarten van wie iets schreef.`}</li>
          </ul>
        </Section>
        <Section title={t`Dit gaat nooit mee`}>
          <ul className="kit-bullets">
            <li>{t`Uw eigen werkaantekeningen.`}</li>
            <li>{t`Wat een schrijver maar aan enkelen toont.`}</li>
            <li>{t`Meldernamen, zorg, politiegegevens en veiligheid, zonder besluit om te delen.`}</li>
          </ul>
        </Section>
      </Split>
      <Select
        id="archive-reader"
        label={t`Voor wie is het archief?`}
        hint={t`Een rechtbank of bestuur heeft geen Woonrust nodig, alleen de wachtzin.`}
        options={[
          { value: ANYONE, label: t`Wie de wachtzin heeft (rechtbank of bestuur)` },
          ...partners.map((partner) => ({ value: partner.contact ?? "", label: t`Alleen ${partner.name}, zonder wachtzin` })),
        ]}
        value={choice.contact || ANYONE}
        onChange={(contact) => onChange({ ...choice, contact: contact === ANYONE ? "" : contact })}
      />
      <QueryStates query={preview}>
        {(found) => <Classes caseId={view.case} reader={found.reader} classes={found.classes} chosen={choice.classes} onChange={(classes) => onChange({ ...choice, classes })} />}
      </QueryStates>
      <ActionBar>
        <Button type="submit">{t`Verder`}</Button>
        <LinkButton href={paths.case(view.case)} kind="quiet">{t`Terug`}</LinkButton>
      </ActionBar>
    </Form>
  );
}

type ClassesProps = { caseId: string; reader: string; classes: readonly ArchiveClassView[]; chosen: ArchiveClassView["code"][]; onChange: (chosen: ArchiveClassView["code"][]) => void };

/** Choosing opens nothing: what no decision opens is told here and cannot be ticked. */
function Classes({ caseId, reader, classes, chosen, onChange }: ClassesProps) {
  const { t } = useLingui();
  if (classes.length === 0) return <p className="kit-quiet">{t`Deze zaak heeft niets boven K2.`}</p>;
  const hint = ({ records, decided }: ArchiveClassView) =>
    decided === 0
      ? t`${plural(records, { one: "# onderdeel", other: "# onderdelen" })}. Hiervoor is nog geen besluit.`
      : t`${plural(records, { one: "# onderdeel", other: "# onderdelen" })}, waarvan ${decided} met een besluit voor dit archief.`;
  return (
    <Stack gap="tight">
      <CheckboxGroup
        id="archive-classes"
        legend={t`Wat gaat er nog meer mee?`}
        hint={t`Alleen wat de lezer echt nodig heeft. Wat geen besluit heeft, gaat niet mee.`}
        options={classes.map((one) => ({ value: one.code, label: `${one.code} · ${one.label}`, hint: hint(one), disabled: one.decided === 0 }))}
        value={chosen}
        onChange={onChange}
      />
      <p>
        <TextLink href={paths.disclose(caseId, reader)}>{t`Neem een besluit om te delen`}</TextLink>
      </p>
    </Stack>
  );
}
