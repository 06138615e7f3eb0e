import { useLingui } from "@lingui/react/macro";
import { Tabs } from "../../kit/Tabs.tsx";
import { Preview } from "./Preview.tsx";

type Person = { contact: string; name: string };

/** One preview per person, because each gets a file of his own. */
export function Recipients({ cases, people }: { cases: string[]; people: readonly Person[] }) {
  const { t } = useLingui();
  const [first] = people;
  if (people.length === 1 && first) return <Preview key={first.contact} cases={cases} contact={first.contact} />;
  return (
    <Tabs
      label={t`Ontvangers`}
      tabs={people.map((person) => ({ id: person.contact, label: person.name, content: <Preview cases={cases} contact={person.contact} /> }))}
    />
  );
}
