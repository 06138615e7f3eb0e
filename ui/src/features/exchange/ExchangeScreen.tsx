import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { NextStep, Section, Split, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { SentFiles } from "../../parts/SentFiles.tsx";
import { paths } from "../../paths.ts";
import { MergedFiles } from "./MergedFiles.tsx";

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
      <SetAside />
      <Section title={t`Wissen en vernietigen`} actions={<LinkButton href={paths.erasures} kind="secondary">{t`Bekijk verzoeken en voorstellen`}</LinkButton>}>
        <p className="kit-quiet">
          <Trans>Wat u of een ander laat wissen, wie er antwoordde, en welke zaken u niet langer hoeft te bewaren.</Trans>
        </p>
      </Section>
      <MergedFiles />
      <Section title={t`U wilt een archief controleren`} actions={<LinkButton href={paths.checkArchive} kind="secondary">{t`Controleer een archief`}</LinkButton>}>
        <p className="kit-quiet">
          <Trans>Een archief is een zaak met alle handtekeningen, voor een rechtbank of bestuur. U ziet wat het bewijst en wat niet.</Trans>
        </p>
      </Section>
      <SentFiles />
      <Section title={t`Verstrekkingen`} actions={<LinkButton href={paths.disclosures()} kind="secondary">{t`Bekijk het register`}</LinkButton>}>
        <p className="kit-quiet">
          <Trans>Wat u op een besluit deelde: met wie, op welke grondslag en in welk bestand.</Trans>
        </p>
      </Section>
    </Stack>
  );
}

/** Only when something is: most people never meet it. */
function SetAside() {
  const { t } = useLingui();
  const found = useView("list_quarantine", {});
  const total = found.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Section title={t`Apart gezet`} actions={<LinkButton href={paths.setAside} kind="secondary">{t`Bekijk wat apart staat`}</LinkButton>}>
      <p className="kit-quiet">{plural(total, { one: "# wijziging uit een bestand is niet samengevoegd.", other: "# wijzigingen uit bestanden zijn niet samengevoegd." })}</p>
    </Section>
  );
}
