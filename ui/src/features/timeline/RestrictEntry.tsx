import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { list } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { RecordSharingView } from "../../ipc/types/RecordSharingView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { Button } from "../../kit/Button.tsx";
import { CheckboxGroup, RadioGroup, Select } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { recordName } from "../../parts/recordHref.ts";
import { useTerms } from "../../parts/terms.ts";
import { useDo } from "../../parts/useDo.ts";

type RestrictProps = { item: TimelineItemView; onClose: () => void };
type Who = "same" | "some" | "me";

/** Shows an entry to fewer people, or makes it more sensitive; what follows from it is told first. */
export function RestrictEntry({ item, onClose }: RestrictProps) {
  const sharing = useView("record_sharing", { record: item.record });
  return <QueryStates query={sharing}>{(view) => <Restrict view={view} onClose={onClose} />}</QueryStates>;
}

function Restrict({ view, onClose }: { view: RecordSharingView; onClose: () => void }) {
  const { t } = useLingui();
  const { text, label } = useTerms();
  const { run, pending, error } = useDo();
  const [who, setWho] = useState<Who>("same");
  const [people, setPeople] = useState<string[]>([]);
  const [strict, setStrict] = useState("");
  const [tries, setTries] = useState(0);
  const id = (field: string) => `restrict-${view.record}-${field}`;
  const admitted = view.people.filter((person) => person.may_see);
  const have = view.people.filter((person) => person.received).map((person) => person.name);

  const nothing = who === "same" && strict === "" && { field: id(view.own ? "who" : "class"), text: t`Kies wat er strenger wordt.` };
  const nobody = who === "some" && people.length === 0 && { field: id("people"), text: t`Kies ten minste één persoon, of kies "Alleen ik".` };
  const words = error?.field ? text(`field_error.${error.params.reason ?? ""}`) : "";
  const refused = words !== "" && { field: id(error?.field === "class" ? "class" : "who"), text: words };
  const errors: FormError[] = tries > 0 ? [nothing, nobody, refused].filter((found) => found !== false) : [];
  const errorOf = (field: string) => errors.find((found) => found.field === id(field))?.text;

  const save = async () => {
    setTries(tries + 1);
    if (nothing || nobody) return;
    const audience = { same: null, me: [], some: people }[who];
    const told = have.length > 0 ? t`Minder mensen zien dit. Wie het al had, hoort dat met uw volgende bestand.` : t`Minder mensen zien dit.`;
    if (await run("restrict_record", { record: view.record, audience, class: strict || null }, { text: told })) onClose();
  };

  return (
    <Form onSubmit={() => void save()}>
      <ErrorSummary errors={errors} attempt={tries} />
      {error && words === "" && <ErrorState error={error} safe={t`Er is niets veranderd aan wie dit mag zien.`} />}
      <div>
        <Consequence of="restrict_record" />
        {have.length > 0 && <p>{t`Al ontvangen door ${list(have)}.`}</p>}
        <Parts view={view} />
      </div>
      {view.own ? (
        <RadioGroup
          id={id("who")}
          legend={t`Wie mag dit vanaf nu zien?`}
          error={errorOf("who")}
          value={who}
          onChange={setWho}
          options={[
            { value: "same", label: t`Dezelfde mensen als nu`, hint: view.everyone ? t`Alle partners van de zaak, nu en later` : list(admitted.map((person) => person.name)) || t`Alleen u` },
            { value: "some", label: t`Alleen wie ik kies`, hint: t`Nieuwe partners zien het niet`, disabled: admitted.length === 0 },
            { value: "me", label: t`Alleen ik`, hint: t`Op uw eigen apparaten`, disabled: admitted.length === 0 && !view.everyone },
          ]}
        />
      ) : (
        <p className="kit-quiet">{t`Alleen ${view.author} kiest wie dit mag zien. U kunt het wel gevoeliger maken.`}</p>
      )}
      {who === "some" && (
        <CheckboxGroup
          id={id("people")}
          legend={t`Wie mag het blijven zien?`}
          error={errorOf("people")}
          tiles
          value={people}
          onChange={setPeople}
          options={admitted.map((person) => ({ value: person.contact, label: person.name, ...(person.received ? { hint: t`Heeft dit al` } : {}) }))}
        />
      )}
      {view.stricter.length > 0 && (
        <Select
          id={id("class")}
          label={t`Hoe gevoelig is dit?`}
          hint={<Meaning view={view} chosen={strict} />}
          error={errorOf("class")}
          value={strict === "" ? "same" : strict}
          onChange={(chosen) => setStrict(chosen === "same" ? "" : chosen)}
          options={[
            { value: "same", label: view.class ? t`Blijft ${view.class} ${label("class", view.class)}` : t`Blijft zoals het is` },
            ...view.stricter.map((one) => ({ value: one.class, label: `${one.class} ${label("class", one.class)}` })),
          ]}
        />
      )}
      <ActionBar>
        <Button type="submit" kind="danger" pending={pending !== null}>
          {t`Laat minder mensen dit zien`}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {t`Terug`}
        </Button>
      </ActionBar>
    </Form>
  );
}

/** What goes along because it would tell of the entry. */
function Parts({ view }: { view: RecordSharingView }) {
  const { t } = useLingui();
  if (view.parts.length === 0) return null;
  return (
    <>
      <p>{t`Dit geldt ook voor wat erbij hoort:`}</p>
      <ul className="kit-bullets">
        {view.parts.map((part) => (
          <li key={part.record}>{recordName(part)}</li>
        ))}
      </ul>
    </>
  );
}

/** What the class that is chosen means, and whether partners still get it. */
function Meaning({ view, chosen }: { view: RecordSharingView; chosen: string }) {
  const { t } = useLingui();
  const { text } = useTerms();
  const found = view.stricter.find((one) => one.class === chosen);
  if (!found) return <>{t`Strenger kan. Minder streng niet.`}</>;
  const meaning = text(`class.${chosen}.meaning`);
  return <>{found.to_partners ? meaning : `${meaning} ${t`Met deze klasse gaat dit naar niemand meer.`}`}</>;
}
