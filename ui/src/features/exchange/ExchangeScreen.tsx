import { Trans, useLingui } from "@lingui/react/macro";
import { LinkButton } from "../../kit/Button.tsx";
import { NextStep, Section, Split, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { SentFiles } from "../../parts/SentFiles.tsx";
import { paths } from "../../paths.ts";

export default function ExchangeScreen() {
  const { t } = useLingui();
  return (
    <Stack gap="loose">
      <PageHeader title={t`Uitwisselen`} lead={t`Zaken gaan als versleuteld bestand van u naar een collega en terug. Er is geen server en geen netwerk nodig.`} />
      <Split>
        <NextStep title={t`U hebt een bestand gekregen`} actions={<LinkButton href={paths.import}>{t`Bestand openen`}</LinkButton>}>
          <Trans>U ziet eerst van wie het is en wat er verandert. Daarna beslist u.</Trans>
        </NextStep>
        <Section title={t`U wilt iets delen`} actions={<LinkButton href={paths.share()} kind="secondary">{t`Bestand maken`}</LinkButton>}>
          <p className="kit-quiet">
            <Trans>Kies met wie en welke zaken. U ziet eerst wat er meegaat en wat hier blijft.</Trans>
          </p>
        </Section>
      </Split>
      <SentFiles />
    </Stack>
  );
}
