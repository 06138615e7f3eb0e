import { Trans, useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { paths } from "../../paths.ts";
import { Accessibility } from "./Accessibility.tsx";
import { Licences } from "./Licences.tsx";

export default function AboutScreen() {
  const { t } = useLingui();
  const about = useView("about", {});
  return (
    <Stack gap="loose">
      <PageHeader title={t`Over Woonrust`} back={{ href: paths.settings, label: t`Instellingen` }} />
      <QueryStates query={about}>
        {(view) => (
          <SummaryList
            rows={[
              { key: "version", label: t`Versie`, value: view.version },
              { key: "policy", label: t`Termijnen en drempels`, value: view.policy_version },
              { key: "content", label: t`Vragen en teksten`, value: view.content_version },
            ]}
          />
        )}
      </QueryStates>
      <Section title={t`Waar de inhoud op steunt`}>
        <Stack gap="tight">
          <p>
            <Trans>De zeven succesfactoren komen uit het verslag van het CCV: tweede overlastlab Wet aanpak woonoverlast, 2021. De vragen en teksten in Woonrust zijn van ons zelf.</Trans>
          </p>
          <p>
            <Trans>Woonrust is een hulpmiddel en geeft geen juridisch advies. De burgemeester beslist.</Trans>
          </p>
        </Stack>
      </Section>
      <Section title={t`Licenties`}>
        <Stack gap="tight">
          <p>
            <Trans>Woonrust is vrije software onder de EUPL 1.2: u mag het gebruiken, bekijken, aanpassen en doorgeven.</Trans>
          </p>
          <Disclosure title={t`Software van anderen in Woonrust`}>
            <Licences />
          </Disclosure>
        </Stack>
      </Section>
      <Accessibility />
    </Stack>
  );
}
