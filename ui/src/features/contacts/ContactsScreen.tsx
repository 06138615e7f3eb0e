import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { callOpening, type FileSource } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { ImportedCardView } from "../../ipc/types/ImportedCardView.ts";
import { Button } from "../../kit/Button.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useWaitingFile } from "../../parts/useWaitingFile.ts";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";
import { CardProblem } from "./CardProblem.tsx";
import { CardRead } from "./CardRead.tsx";
import { isFalseClaim } from "./FalseClaim.tsx";
import { OwnCard } from "./OwnCard.tsx";

export default function ContactsScreen() {
  const { t } = useLingui();
  const contacts = useView("list_contacts", {});
  const work = useWork();
  const [read, setRead] = useState<ImportedCardView | null>(null);
  const take = async (source: FileSource) => {
    setRead(null);
    const card = await work.run(() => callOpening("import_card", {}, ["woonrust-card"], source));
    if (card) setRead(card);
  };
  useWaitingFile(() => void take("waiting"), !work.pending);
  return (
    <>
      <PageHeader
        title={t`Contacten`}
        lead={t`Collega's met wie u bestanden uitwisselt. Zonder contactkaart kunt u iemand niets sturen.`}
        actions={
          <Button onPress={() => void take("dialog")} pending={work.pending}>
            {t`Lees contactkaart in`}
          </Button>
        }
      />
      <Stack gap="loose">
        {work.error && <CardProblem error={work.error} />}
        {read && <CardRead card={read} />}
        <QueryStates query={contacts}>
          {(view) => (
            <Columns aside={<OwnCard own={view.own} />}>
              <Section title={t`Uw contacten`}>
                <People contacts={view.contacts} />
              </Section>
            </Columns>
          )}
        </QueryStates>
      </Stack>
    </>
  );
}

/** What stands between a contact and a file for him. */
function Standing({ contact }: { contact: ContactView }) {
  const { t } = useLingui();
  if (contact.left_at) return <>{t`Werkt hier niet meer`}</>;
  if (contact.clashing_cards !== undefined) return <StatusTag tone="urgent">{t`Kaart klopt niet`}</StatusTag>;
  if (contact.succession && isFalseClaim(contact.succession)) return <StatusTag tone="urgent">{t`Nieuwe sleutel klopt niet`}</StatusTag>;
  if (contact.state === "verified") return <>{t`Vergeleken`}</>;
  if (contact.succession) return <StatusTag tone="urgent">{t`Nieuwe sleutel: eerst vergelijken`}</StatusTag>;
  return <StatusTag tone="todo">{t`Vingerafdruk vergelijken`}</StatusTag>;
}

function People({ contacts }: { contacts: readonly ContactView[] }) {
  const { t } = useLingui();
  const { label } = useTerms();
  if (contacts.length === 0) {
    return (
      <EmptyState title={t`Nog geen contacten`}>
        {t`Vraag een collega om de eigen contactkaart: een klein bestand dat eindigt op .woonrust-card. Lees het hier in en vergelijk daarna de vingerafdruk.`}
      </EmptyState>
    );
  }
  return (
    <TaskList
      label={t`Uw contacten`}
      tasks={contacts.map((one) => ({
        key: one.contact,
        href: paths.contact(one.contact),
        title: one.name,
        detail: [one.organisation, one.function, label("domain", one.domain)].filter(Boolean).join(" · "),
        status: <Standing contact={one} />,
      }))}
    />
  );
}
