import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ExportedView } from "../../ipc/types/ExportedView.ts";
import { Tabs } from "../../kit/Tabs.tsx";
import { Preview } from "./Preview.tsx";

type Person = { contact: string; name: string };

/** One preview per person, because each gets a file of his own. What was made stays told while another person is looked at. */
export function Recipients({ cases, people }: { cases: string[]; people: readonly Person[] }) {
  const { t } = useLingui();
  const [made, setMade] = useState<Readonly<Record<string, ExportedView>>>({});
  const which = cases.toSorted().join();
  const key = (contact: string) => `${contact}/${which}`;
  const keep = (contact: string, sent: ExportedView | null) => {
    const others = Object.entries(made).filter(([other]) => other !== key(contact));
    setMade(Object.fromEntries([...others, ...(sent ? [[key(contact), sent] as const] : [])]));
  };
  const preview = ({ contact }: Person) => (
    <Preview key={contact} cases={cases} contact={contact} sent={made[key(contact)] ?? null} onSent={(sent) => keep(contact, sent)} />
  );
  const [first] = people;
  if (people.length === 1 && first) return preview(first);
  const label = (person: Person) => (made[key(person.contact)] ? t`${person.name}: bewaard` : person.name);
  return <Tabs label={t`Ontvangers`} tabs={people.map((person) => ({ id: person.contact, label: label(person), content: preview(person) }))} />;
}
