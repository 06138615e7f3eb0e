import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PersonRole } from "../../ipc/types/PersonRole.ts";
import { RadioGroup } from "../../kit/Choice.tsx";
import { PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
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
          </>
        ),
      }))}
    />
  );
}

function AddPerson({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const { options } = useTerms();
  const form = useCheckedForm({
    schema: object({ name: pipe(string(), trim(), nonEmpty(t`Vul een naam in.`)), role: pipe(string(), nonEmpty(t`Kies wie dit is.`)), note: string() }),
    initial: { name: "", role: "" as PersonRole | "", note: "" },
    draft: { kind: "person", target: view.case },
    call: "add_person",
    request: (values) => ({ case: view.case, name: values.name.trim(), role: values.role as PersonRole, note: values.note.trim() }),
    done: () => {
      report(t`De persoon is toegevoegd.`);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Voeg persoon toe`} back={paths.case(view.case)}>
      <TextField {...form.field("name")} label={t`Naam`} hint={t`Een naam die u zelf herkent is genoeg.`} />
      <RadioGroup {...form.field("role")} legend={t`Wie is dit?`} options={options("person_role")} tiles />
      <TextArea {...form.field("note")} label={t`Opmerking`} hint={t`Partners lezen dit mee. Zet hier niets medisch.`} optional rows={2} />
    </CheckedFormFrame>
  );
}
