import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { isoDay } from "../../i18n/parseDay.ts";
import { isDay } from "../../i18n/when.ts";
import { call, callSaving } from "../../ipc/call.ts";
import type { ContactLeftView } from "../../ipc/types/ContactLeftView.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { Button } from "../../kit/Button.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Cluster, Form, PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { useWork } from "../../parts/useWork.ts";

/** A contact leaves, or is back; and his card as a file, for when he lost everything. */
export function Leaving({ contact }: { contact: ContactView }) {
  const { t } = useLingui();
  const work = useWork();
  const { report } = useUndoableResult();
  const [left, setLeft] = useState<ContactLeftView | null>(null);
  const back = async () => {
    setLeft(null);
    const view = await work.run(() => call("contact_back", { contact: contact.contact }));
    if (view) report(t`${contact.name} kan weer bestanden krijgen. In een zaak voegt u hem zo nodig opnieuw toe.`);
  };
  const save = async () => {
    const done = await work.run(() => callSaving("export_contact_card", { contact: contact.contact }, "contactkaart.woonrust-card"));
    if (done) report(t`De kaart van ${contact.name} is bewaard.`);
  };
  return (
    <Section title={t`Deze persoon en u`}>
      <Stack>
        {work.error && <ErrorState error={work.error} />}
        {left && <WhatIsLeft left={left} />}
        {contact.left_at ? (
          <div>
            <Button kind="secondary" onPress={() => void back()} pending={work.pending}>
              <Trans>Toch niet weg, of weer terug</Trans>
            </Button>
          </div>
        ) : (
          <Disclosure title={t`Werkt hier niet meer`}>
            <LeftForm contact={contact} onDone={setLeft} />
          </Disclosure>
        )}
        <Cluster>
          <Button kind="quiet" onPress={() => void save()} pending={work.pending}>
            <Trans>Bewaar deze kaart als bestand</Trans>
          </Button>
        </Cluster>
        <p className="kit-hint">
          <Trans>Is deze collega alles kwijt, ook de eigen kaart? Met dit bestand en de herstelcode komt hij weer terug op een nieuw apparaat.</Trans>
        </p>
      </Stack>
    </Section>
  );
}

function LeftForm({ contact, onDone }: { contact: ContactView; onDone: (view: ContactLeftView) => void }) {
  const { t } = useLingui();
  const work = useWork();
  const [since, setSince] = useState(() => isoDay(new Date()));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const errors: FormError[] = !tried
    ? []
    : [
        ...(isDay(since) ? [] : [{ field: "left-since", text: t`Vul een datum in.` }]),
        ...(reason.trim() === "" ? [{ field: "left-reason", text: t`Schrijf waarom het meedoen stopt.` }] : []),
      ];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const send = async () => {
    setTried(true);
    if (!isDay(since) || reason.trim() === "") return;
    const view = await work.run(() => call("contact_left", { contact: contact.contact, left_at: since, reason }));
    if (view) onDone(view);
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary errors={errors} />
      {work.error && <ErrorState error={work.error} />}
      <ul className="kit-bullets">
        <li>{t`Er gaat geen bestand meer heen, ook niet als u dat wilt.`}</li>
        <li>{t`In uw open zaken stopt ${contact.name} als partner. Anderen zien dat en de reden.`}</li>
        <li>{t`Wat ${contact.name} schreef blijft geldig.`}</li>
        <li>{t`Wat al gedeeld is staat daar nog. Geen techniek haalt dat terug: spreek af dat het wordt vernietigd.`}</li>
      </ul>
      <DateField id="left-since" label={t`Sinds wanneer?`} value={since} onChange={setSince} direction="past" error={errorOf("left-since")} />
      <TextField id="left-reason" label={t`Reden, zichtbaar in de zaken`} hint={t`Bijvoorbeeld: andere baan, opvolger nog niet bekend.`} value={reason} onChange={setReason} error={errorOf("left-reason")} />
      <ActionBar>
        <Button type="submit" kind="secondary" pending={work.pending}>
          <Trans>Leg vast: werkt hier niet meer</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}

/** What ended, and what is out there for good. */
function WhatIsLeft({ left }: { left: ContactLeftView }) {
  const { t } = useLingui();
  const cases = plural(left.ended_in.length, { one: "Gestopt als partner in # zaak.", other: "Gestopt als partner in # zaken." });
  return (
    <Notice live="status" title={t`Vastgelegd`}>
      <p>{cases}</p>
      {left.files.length > 0 && (
        <>
          <p>{t`Deze bestanden zijn al bij deze persoon en zijn niet terug te halen:`}</p>
          <PlainList label={t`Eerder gestuurd`} items={left.files.map((file) => ({ key: file.file, content: [dayTime(file.at), file.name].filter(Boolean).join(", ") }))} />
        </>
      )}
    </Notice>
  );
}
