import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { time } from "../../i18n/format.ts";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { Checkbox, CheckboxGroup } from "../../kit/Choice.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { type ItemValues, minutesOf, proposed, starts } from "./agenda.ts";
import { Changed } from "./Changed.tsx";
import { ItemHead } from "./ItemHead.tsx";
import { Reasons } from "./Reasons.tsx";

type ProposalProps = {
  at: string;
  items: readonly AgendaItemView[];
  note: string;
  values: Readonly<Record<string, ItemValues>>;
  onChange: (caseId: string, values: ItemValues) => void;
};

/** The proposed agenda, what presses most first; each item can be left out, shortened or given other people. */
export function Proposal({ at, items, note, values, onChange }: ProposalProps) {
  const { t } = useLingui();
  const of = (item: AgendaItemView) => values[item.case] ?? proposed(item);
  const chosen = items.filter((item) => of(item).on);
  const lengths = chosen.map((item) => minutesOf(of(item).minutes) ?? item.minutes);
  const begin = starts(at, lengths);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return (
    <Section title={t`Agenda: ${plural(chosen.length, { one: "# zaak", other: "# zaken" })}, ${total} minuten`}>
      <Stack>
        <Notice title={note} />
        {items.length === 0 && <p className="kit-quiet">{t`Geen open zaak vraagt nu om overleg. Zoek hieronder een zaak die u toch wilt bespreken.`}</p>}
        {items.map((item) => {
          const start = begin[chosen.indexOf(item)];
          return <ProposedItem key={item.case} item={item} start={start ? time(start) : ""} values={of(item)} onChange={(next) => onChange(item.case, next)} />;
        })}
      </Stack>
    </Section>
  );
}

type ItemProps = { item: AgendaItemView; start: string; values: ItemValues; onChange: (values: ItemValues) => void };

function ProposedItem({ item, start, values, onChange }: ItemProps) {
  const { t } = useLingui();
  const put = (part: Partial<ItemValues>) => onChange({ ...values, ...part });
  return (
    <div className="kit-card">
      <Stack gap="tight">
        <ItemHead item={item} start={start} />
        <Checkbox label={t`Bespreken: ${item.number}`} value={values.on} onChange={(on) => put({ on })} />
        {values.on && (
          <>
            <Reasons item={item} />
            <TextField label={t`Minuten`} width="short" inputMode="numeric" value={values.minutes} onChange={(minutes) => put({ minutes })} />
            <TextField label={t`Wat moet er worden besloten?`} optional value={values.decision_needed} onChange={(decision_needed) => put({ decision_needed })} />
            <Disclosure title={t`Wie erbij is (${values.invited.length})`}>
              <CheckboxGroup
                legend={t`Wie vraagt u erbij voor deze zaak?`}
                hint={t`Alleen wie bij deze zaak betrokken is.`}
                value={values.invited}
                onChange={(invited) => put({ invited })}
                options={item.attendees.map((attendee) => ({ value: attendee.partner, label: attendee.name, hint: attendee.because.join(", ") || undefined }))}
              />
            </Disclosure>
            <Disclosure title={t`Veranderd sinds de vorige keer (${item.changed.items.length + item.changed.more})`}>
              <Changed item={item} />
            </Disclosure>
            <TextField label={t`Notitie`} optional value={values.note} onChange={(note) => put({ note })} />
          </>
        )}
      </Stack>
    </div>
  );
}
