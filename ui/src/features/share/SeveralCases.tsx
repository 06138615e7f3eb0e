import { useLingui } from "@lingui/react/macro";
import { useQueries } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Checkbox, CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { Section } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { paths } from "../../paths.ts";
import { Recipients } from "./Recipients.tsx";
import { TeamFile } from "./TeamFile.tsx";

const SHOWN = 40;

/** One person, one or more cases, one file. */
export function SeveralCases() {
  const { t } = useLingui();
  const [contact, setContact] = useState("");
  const brought = useBrought();
  const [chosen, setChosen] = useState<string[]>(brought);
  const [team, setTeam] = useState(false);
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
          {brought.length > 0 && <BroughtCases brought={brought} chosen={chosen} onChange={setChosen} />}
          {contact !== "" && <ChooseCases brought={brought} chosen={chosen} onChange={setChosen} />}
          {contact !== "" && (
            <Checkbox
              label={t`Een collega van mijn organisatie, die meeleest`}
              hint={t`Bijvoorbeeld wie u vervangt. Ook zaken waarin deze persoon nog niet meedoet, gaan dan mee.`}
              value={team}
              onChange={setTeam}
            />
          )}
          {contact !== "" && chosen.length > 0 && (team ? <TeamFile key={contact} cases={chosen} contact={contact} /> : <Recipients cases={chosen} people={[{ contact, name }]} />)}
        </>
      )}
    </QueryStates>
  );
}

/** The cases that were chosen in the list of cases; an address can be typed, so what is no case is left out. */
function useBrought(): string[] {
  const { cases } = useSearch({ strict: false }) as { cases?: unknown };
  const [brought] = useState(() => [...new Set(String(cases ?? "").split(","))].filter((id) => /^[0-9a-f]{32}$/.test(id)).slice(0, SHOWN));
  return brought;
}

type ChooseProps = { brought: readonly string[]; chosen: string[]; onChange: (cases: string[]) => void };

function BroughtCases({ brought, chosen, onChange }: ChooseProps) {
  const { t } = useLingui();
  const found = useQueries({ queries: brought.map((id) => ({ queryKey: ["case", { case: id }], queryFn: () => call("case", { case: id }) })) });
  const options = brought.map((value, index) => {
    const view = found[index]?.data;
    return { value, label: view ? view.address_text || view.number : t`Laden…`, hint: view?.number ?? "" };
  });
  return <CheckboxGroup legend={t`Gekozen in de lijst van zaken`} value={chosen} onChange={onChange} options={options} />;
}

function ChooseCases({ brought, chosen, onChange }: ChooseProps) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const cases = useView(
    "list_cases",
    { query, phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "activity", descending: true, offset: 0, limit: SHOWN },
    { keepPrevious: true },
  );
  const none = <EmptyState title={t`Geen zaken gevonden`}>{t`Probeer een deel van de straat of het nummer.`}</EmptyState>;
  return (
    <Section title={brought.length > 0 ? t`Nog meer zaken?` : t`Welke zaken?`}>
      <TextField type="search" label={t`Zoek op adres, nummer of partner`} value={query} onChange={setQuery} spellCheck={false} />
      <QueryStates query={cases} empty={(view) => view.rows.length === 0 && none}>
        {(view) => (
          <CheckboxGroup
            legend={t`Zaken`}
            value={chosen}
            onChange={onChange}
            options={view.rows.filter((row) => !brought.includes(row.case)).map((row) => ({ value: row.case, label: row.address || row.number, hint: row.number }))}
          />
        )}
      </QueryStates>
    </Section>
  );
}
