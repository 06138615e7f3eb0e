import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { paths } from "../../paths.ts";
import { Recipients } from "./Recipients.tsx";

const SHOWN = 40;

/** One person, one or more cases, one file. */
export function SeveralCases() {
  const { t } = useLingui();
  const [contact, setContact] = useState("");
  const [chosen, setChosen] = useState<string[]>([]);
  const contacts = useView("list_contacts", {});
  const name = contacts.data?.contacts.find((one) => one.contact === contact)?.name ?? "";
  const none = (
    <EmptyState title={t`U hebt nog geen contacten`} action={<LinkButton href={paths.contacts}>{t`Naar Contacten`}</LinkButton>}>
      {t`Lees eerst de contactkaart van uw collega in. Er is niets gedeeld.`}
    </EmptyState>
  );
  return (
    <QueryStates query={contacts} empty={(view) => view.contacts.length === 0 && none}>
      {(view) => (
        <>
          <RadioGroup
            legend={t`Met wie deelt u?`}
            tiles
            value={contact}
            onChange={setContact}
            options={view.contacts.map((one) => ({ value: one.contact, label: one.name, hint: one.organisation }))}
          />
          {contact !== "" && <ChooseCases chosen={chosen} onChange={setChosen} />}
          {contact !== "" && chosen.length > 0 && <Recipients cases={chosen} people={[{ contact, name }]} />}
        </>
      )}
    </QueryStates>
  );
}

function ChooseCases({ chosen, onChange }: { chosen: string[]; onChange: (cases: string[]) => void }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const cases = useView(
    "list_cases",
    { query, phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "activity", descending: true, offset: 0, limit: SHOWN },
    { keepPrevious: true },
  );
  const none = <EmptyState title={t`Geen zaken gevonden`}>{t`Probeer een deel van de straat of het nummer.`}</EmptyState>;
  return (
    <Section title={t`Welke zaken?`}>
      <TextField type="search" label={t`Zoek op adres, nummer of partner`} value={query} onChange={setQuery} spellCheck={false} />
      <QueryStates query={cases} empty={(view) => view.rows.length === 0 && none}>
        {(view) => (
          <CheckboxGroup
            legend={t`Zaken`}
            value={chosen}
            onChange={onChange}
            options={view.rows.map((row) => ({ value: row.case, label: row.address || row.number, hint: row.number }))}
          />
        )}
      </QueryStates>
    </Section>
  );
}
