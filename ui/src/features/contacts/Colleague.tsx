import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";

/** Somebody to whom team files go, because the person said that he works in the own organisation; it can be ended here. */
export function Colleague({ contact }: { contact: ContactView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const { name, colleague_since: since } = contact;
  if (!since) return null;
  const on = day(since);
  const end = () => run("confirm_colleague", { contact: contact.contact, works_here: false }, { text: t`${name} telt niet meer als collega van uw organisatie.` });
  return (
    <Section title={t`Collega van uw organisatie`}>
      <Stack>
        <p>{t`Op ${on} bevestigde u dat ${name} bij uw organisatie werkt. Daarom kunt u ${name} zaken laten meelezen.`}</p>
        {error && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
        <div>
          <Button kind="secondary" onPress={() => void end()} pending={pending !== null} context={name}>{t`Werkt niet meer bij mijn organisatie`}</Button>
        </div>
        <p className="kit-hint">{t`Voor een volgend bestand met zaken om mee te lezen vraagt Woonrust het dan opnieuw. Het meelezen in een zaak stopt u in die zaak, bij de partners.`}</p>
      </Stack>
    </Section>
  );
}
