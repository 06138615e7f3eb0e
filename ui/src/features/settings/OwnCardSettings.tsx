import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Section } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** What the own card says, and where to change it. */
export function OwnCardSettings() {
  const { t } = useLingui();
  const { label } = useTerms();
  const contacts = useView("list_contacts", {});
  return (
    <Section
      title={t`Uw kaart`}
      actions={
        <>
          <LinkButton href={paths.ownCard} kind="secondary">{t`Wijzig uw gegevens`}</LinkButton>
          <LinkButton href={paths.devices} kind="secondary">{t`Uw apparaten en herstelblad`}</LinkButton>
        </>
      }
    >
      <QueryStates query={contacts}>
        {({ own }) => (
          <SummaryList
            rows={[
              { key: "name", label: t`Naam`, value: own.name },
              { key: "organisation", label: t`Organisatie`, value: own.organisation },
              { key: "function", label: t`Functie`, value: own.function },
              { key: "domain", label: t`Werkveld`, value: label("domain", own.domain) },
              { key: "devices", label: t`Apparaten in gebruik`, value: String(own.devices) },
            ]}
          />
        )}
      </QueryStates>
    </Section>
  );
}
