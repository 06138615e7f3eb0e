import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { SeverityView } from "../../ipc/types/SeverityView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { Acute } from "./Acute.tsx";
import { Axes } from "./Axes.tsx";
import { EvidenceMeter } from "./EvidenceMeter.tsx";
import { UrgencyProposal } from "./UrgencyProposal.tsx";

/** How severe and how urgent the nuisance is, each with its reasons. About the situation, never about a person. */
export default function SeverityScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Ernst van de overlast`}
      lead={t`Dit gaat over de overlast en de situatie, nooit over de bewoner. Kwetsbaar zijn maakt overlast niet ernstiger; het verandert de weg.`}
      actions={(view) => view.state === "open" && <LinkButton href={paths.newRecord(view.case, "severity")} kind="secondary">{t`Beoordeel de ernst`}</LinkButton>}
    >
      {(view) => <Severity view={view} />}
    </CasePage>
  );
}

function Severity({ view }: { view: CaseView }) {
  const found = useView("severity", { case: view.case });
  return <QueryStates query={found}>{(severity) => <Whole view={view} severity={severity} />}</QueryStates>;
}

function Whole({ view, severity }: { view: CaseView; severity: SeverityView }) {
  const { t } = useLingui();
  const open = view.state === "open";
  return (
    <Columns
      aside={
        <Stack gap="loose">
          <Acute caseId={view.case} acute={severity.acute} open={open} />
          <UrgencyProposal caseId={view.case} severity={severity} open={open} />
          <EvidenceMeter caseId={view.case} severity={severity} />
        </Stack>
      }
    >
      <Section title={t`Alles bij elkaar`}>
        <Stack gap="tight">
          <p>
            <strong>{severity.level ? capital(severity.level_text) : t`Nog niet te zeggen`}</strong>
          </p>
          {severity.explanation.length > 0 && <Messages label={t`Waarom`} messages={severity.explanation} caseId={view.case} />}
          {severity.sum !== null && (
            <Disclosure title={t`Toon het getal erachter`}>
              <p>{t`De acht punten tellen samen op tot ${severity.sum} van 24. Het getal zegt niets over een persoon en is geen oordeel.`}</p>
            </Disclosure>
          )}
        </Stack>
      </Section>
      <Axes caseId={view.case} severity={severity} open={open} />
    </Columns>
  );
}
