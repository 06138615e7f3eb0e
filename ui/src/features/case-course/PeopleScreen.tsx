import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PersonRole } from "../../ipc/types/PersonRole.ts";
import { PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { EraseLink } from "../../parts/EraseLink.tsx";
import { OwnRecord } from "../../parts/OwnRecord.tsx";
import { blankPerson, PersonFields, usePersonSchema } from "../../parts/peopleFields.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { paths } from "../../paths.ts";

export default function PeopleScreen() {
  const { t } = useLingui();
  const [added, setAdded] = useState(0);
  return (
    <CasePage title={t`Betrokken personen`} needsOpen>
      {(view) => (
        <>
          <Known view={view} />
          <Section title={t`Persoon toevoegen`}>
            <AddPerson key={added} view={view} onDone={() => setAdded(added + 1)} />
          </Section>
        </>
      )}
    </CasePage>
  );
}

function Known({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { term } = useTerms();
  if (view.people.length === 0) return <p className="kit-quiet">{t`Nog niemand genoemd. Voeg de bewoner toe, en wie er verder bij hoort.`}</p>;
  return (
    <PlainList
      label={t`Betrokken personen`}
      items={view.people.map((person) => ({
        key: person.record,
        content: (
          <>
            <strong>{person.name}</strong> <Quiet>{term("person_role", person.role)}</Quiet>
            {person.note && <div>{person.note}</div>}
            <EraseLink caseId={view.case} record={person.record} what={person.name} />
            {person.editable && (
              <OwnRecord record={person.record} caseId={view.case} what={person.name} takenBack={t`Teruggenomen. Deze persoon staat niet meer bij de zaak.`} />
            )}
          </>
        ),
      }))}
    />
  );
}

function AddPerson({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: usePersonSchema(),
    initial: blankPerson,
    draft: { kind: "person", target: view.case },
    call: "add_person",
    request: (values) => ({ case: view.case, name: values.name.trim(), role: values.role as PersonRole, note: values.note.trim() }),
    done: (_, __, undo) => {
      report(t`De persoon is toegevoegd.`, undo);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Voeg persoon toe`} back={paths.case(view.case)}>
      <PersonFields form={form} />
    </CheckedFormFrame>
  );
}
