import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { bytes } from "../../i18n/format.ts";
import { callSaving } from "../../ipc/call.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { DocumentView } from "../../ipc/types/DocumentView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { ActionBar, Section, Split } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";

export default function DocumentScreen() {
  const { t } = useLingui();
  return <CasePage title={t`Tijdlijn als PDF`}>{(view) => <MakeDocument view={view} />}</CasePage>;
}

function MakeDocument({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const work = useWork();
  const [made, setMade] = useState<DocumentView | null>(null);
  const save = async () => {
    const document = await work.run(() => callSaving("make_document", { case: view.case, kind: "timeline" }, `${t`tijdlijn`}-${view.number}.pdf`));
    if (document) setMade(document);
  };
  return (
    <>
      <Split>
        <Section title={t`Dit staat erin`}>
          <ul className="kit-bullets">
            <li><Trans>Het verloop van de zaak: fase, wie de regie heeft, acties (K1).</Trans></li>
            <li><Trans>De overlastfeiten: wat is gezien, gezegd, gedaan en afgesproken, met wie het schreef (K2).</Trans></li>
            <li><Trans>Correcties naast de tekst waar ze bij horen, en waar versies verschillen.</Trans></li>
          </ul>
        </Section>
        <Section title={t`Dit staat er nooit in`}>
          <ul className="kit-bullets">
            <li><Trans>Zorgnotities, politiegegevens en veiligheidsnotities.</Trans></li>
            <li><Trans>Wie de melding deed.</Trans></li>
            <li><Trans>Uw eigen gedachten bij een bezoek.</Trans></li>
            <li><Trans>Foto's. Wat erop te zien is, staat er wel in.</Trans></li>
          </ul>
        </Section>
      </Split>
      <Notice kind="attention" title={t`Een PDF staat buiten uw kluis`}>
        <Trans>Het bestand is niet versleuteld. Wie erbij kan, kan het lezen. Bewaar het op een veilige plek en verwijder het als u het niet meer nodig hebt. Een PDF delen is iets anders dan een zaak delen: er komt niets van terug in de zaak.</Trans>
      </Notice>
      {work.pending && <JobProgress name="make_document" label={t`PDF wordt gemaakt`} />}
      {work.error && (
        <ErrorState error={work.error} onRetry={() => void save()} safe={t`Er is geen bestand gemaakt. De zaak is niet gewijzigd.`} />
      )}
      {work.error?.code === "photo_needs_description" && <LinkButton href={`${paths.timeline(view.case)}?kinds=attachment`} kind="secondary">{t`Naar de foto's`}</LinkButton>}
      {made && (
        <Notice live="status" title={t`PDF bewaard: ${plural(made.pages, { one: "# pagina", other: "# pagina's" })}, ${bytes(Number(made.bytes))}`}>
          <Disclosure title={t`Controlegetal`}>
            <p><Trans>Hiermee kan iemand nagaan dat het bestand niet is veranderd (SHA-256):</Trans></p>
            <p className="kit-small">{made.sha256}</p>
          </Disclosure>
        </Notice>
      )}
      <ActionBar>
        <Button onPress={() => void save()} pending={work.pending}>
          {made ? <Trans>Bewaar nog een keer</Trans> : <Trans>Bewaar als PDF</Trans>}
        </Button>
        <LinkButton href={paths.timeline(view.case)} kind="quiet">
          <Trans>Terug naar de tijdlijn</Trans>
        </LinkButton>
      </ActionBar>
    </>
  );
}
