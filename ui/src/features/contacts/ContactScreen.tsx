import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ContactListView } from "../../ipc/types/ContactListView.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { Colleague } from "./Colleague.tsx";
import { Compare } from "./Compare.tsx";
import { ContactNotices } from "./ContactNotices.tsx";
import { Leaving } from "./Leaving.tsx";

export default function ContactScreen() {
  const { t } = useLingui();
  const id = useParam("contactId");
  const contacts = useView("list_contacts", {});
  const found = contacts.data?.contacts.find((one) => one.contact === id);
  const back = { href: paths.contacts, label: t`Contacten` };
  const none = (
    <EmptyState title={t`Dit contact is er niet`} action={<LinkButton href={paths.contacts} kind="secondary">{t`Naar Contacten`}</LinkButton>}>
      {t`Misschien is de kaart nog niet ingelezen.`}
    </EmptyState>
  );
  return (
    <>
      <PageHeader key={found?.contact} title={found?.name ?? t`Contact`} documentTitle={t`Contact`} lead={found?.organisation} back={back} />
      <QueryStates query={contacts} empty={() => !found && none}>
        {() => found && <OneContact contact={found} twins={contacts.data ? twins(contacts.data, found.contact) : []} />}
      </QueryStates>
    </>
  );
}

/** Who is easily taken for somebody, oneself among them; the earlier key that he says to follow is told apart. */
function twins(view: ContactListView, contact: string): ContactView[] {
  const alike = view.alike.find((people) => people.includes(contact)) ?? [];
  return [view.own, ...view.contacts].filter((one) => one.contact !== contact && alike.includes(one.contact));
}

function OneContact({ contact, twins }: { contact: ContactView; twins: readonly ContactView[] }) {
  const { t } = useLingui();
  const { label } = useTerms();
  return (
    <Stack gap="loose">
      <ContactNotices contact={contact} />
      {twins.map((twin) => (
        <Notice key={twin.contact} kind="urgent" title={t`Er is nog iemand met een naam als deze: ${twin.name}, ${twin.organisation}`}>
          <p>{t`De vingerafdruk is een andere. Het kan een naamgenoot zijn. Vertrouw geen van beide voordat u hebt gebeld.`}</p>
          <Fingerprint value={twin.fingerprint} label={t`Vingerafdruk van het andere contact`} />
        </Notice>
      ))}
      {contact.state === "verified" ? (
        <Section title={t`Vingerafdruk vergeleken`}>
          <Stack>
            <Fingerprint value={contact.fingerprint} label={t`Vingerafdruk van ${contact.name}`} />
            <p>
              {contact.verified_at ? t`U vergeleek hem op ${day(contact.verified_at)}: ${contact.verified_how ?? ""}` : contact.verified_how}
            </p>
            <Disclosure title={t`Vergelijk nog een keer`}>
              <Compare contact={contact} />
            </Disclosure>
          </Stack>
        </Section>
      ) : (
        <Compare contact={contact} />
      )}
      <Section title={t`Op de kaart`}>
        <SummaryList
          rows={[
            { key: "name", label: t`Naam`, value: contact.name },
            { key: "organisation", label: t`Organisatie`, value: contact.organisation },
            { key: "function", label: t`Functie`, value: contact.function },
            { key: "domain", label: t`Werkveld`, value: label("domain", contact.domain) },
            { key: "devices", label: t`Apparaten in gebruik`, value: String(contact.devices) },
            { key: "version", label: t`Versie van de kaart`, value: String(contact.version) },
          ]}
        />
      </Section>
      <Colleague contact={contact} />
      <Leaving key={contact.contact} contact={contact} />
    </Stack>
  );
}
