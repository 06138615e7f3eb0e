import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { Domain } from "../../ipc/types/Domain.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { type AboutYou, AboutYouFields, useMissingAboutYou } from "../../parts/AboutYouFields.tsx";
import { RecoveryCodeFields, useRecoveryCode } from "../../parts/recoveryCode.tsx";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";

export default function OwnCardScreen() {
  const { t } = useLingui();
  const contacts = useView("list_contacts", {});
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Uw gegevens op uw kaart`}
        lead={t`Uw naam staat bij alles wat u schrijft. Collega's zien bij uw volgende bestand wat er anders is.`}
        back={{ href: paths.settings, label: t`Instellingen` }}
      />
      <QueryStates query={contacts}>{(list) => <OwnCardForm own={list.own} />}</QueryStates>
    </Stack>
  );
}

const aboutYou = (own: ContactView): AboutYou => ({ name: own.name, organisation: own.organisation, domain: own.domain as Domain, function: own.function });

/** Nothing of this form is kept as a draft: the recovery code stands in it. */
function OwnCardForm({ own }: { own: ContactView }) {
  const { t } = useLingui();
  const work = useWork();
  const code = useRecoveryCode();
  const missing = useMissingAboutYou();
  const [person, setPerson] = useState(() => aboutYou(own));
  const [errors, setErrors] = useState<FormError[]>([]);
  const [done, setDone] = useState<ContactView | null>(null);
  const refused = work.error?.code === "wrong_recovery_code" ? work.error : null;
  const send = async () => {
    setDone(null);
    const found = missing(person);
    setErrors(found);
    const whole = code.send();
    if (found.length > 0 || whole === null) return;
    const card = await work.run(() => call("update_own_card", { ...person, domain: person.domain as Domain, recovery_code: whole }));
    if (!card) return;
    code.forget();
    setPerson(aboutYou(card));
    setDone(card);
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary errors={[...errors, ...code.errors, ...(refused ? [{ field: "group-0", text: errorWording(refused).wording }] : [])]} />
      {work.error && !refused && <ErrorState error={work.error} safe={t`Uw kaart is nog zoals hij was.`} />}
      {done && (
        <Notice live="status" title={t`Uw kaart is bijgewerkt`} action={<LinkButton href={paths.contacts} kind="secondary">{t`Naar Contacten`}</LinkButton>}>
          <Trans>Elk bestand dat u deelt neemt de nieuwe kaart mee. Wie u nog niets stuurt, geeft u de kaart zelf. Uw vingerafdruk is dezelfde gebleven.</Trans>
        </Notice>
      )}
      <AboutYouFields person={person} onChange={setPerson} errors={errors} />
      <Section title={t`Uw herstelcode`}>
        <Stack gap="tight">
          <p>
            <Trans>Een kaart kan alleen met uw herstelcode worden getekend. Zo kan niemand met uw laptop zich voor een ander uitgeven. Wij bewaren de code niet.</Trans>
          </p>
          <RecoveryCodeFields code={code} />
        </Stack>
      </Section>
      <ActionBar>
        <Button type="submit" pending={work.pending}>
          <Trans>Teken de nieuwe kaart</Trans>
        </Button>
        <LinkButton href={paths.settings} kind="quiet">
          <Trans>Terug</Trans>
        </LinkButton>
      </ActionBar>
    </Form>
  );
}
