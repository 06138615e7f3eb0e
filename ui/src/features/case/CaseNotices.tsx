import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { ClosingView } from "../../ipc/types/ClosingView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { AskFullCopy } from "../../parts/AskFullCopy.tsx";
import { UndoWithdrawal } from "../../parts/UndoWithdrawal.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** How the case ended, when it did. */
export function Ending({ view }: { view: CaseView }) {
  const { t } = useLingui();
  if (view.state === "withdrawn") {
    return (
      <Notice
        title={view.withdrawal && !view.withdrawal.own ? t`Deze zaak is ingetrokken door ${view.withdrawal.author}` : t`Deze zaak is ingetrokken`}
        action={view.withdrawal?.own && <UndoWithdrawal caseId={view.case} />}
      >
        {view.withdrawal?.reason}
      </Notice>
    );
  }
  return view.closings.map((closing, index) => <Closed key={closing.record} view={view} closing={closing} first={index === 0} />);
}

/** What a person must know about this copy of the case before relying on it. */
export function CaseNotices({ view }: { view: CaseView }) {
  if (view.conflicts + view.incomplete + view.unknown_records + view.same_address.length === 0) return null;
  return (
    <Stack>
      {view.conflicts > 0 && (
        <Notice
          kind="attention"
          title={plural(view.conflicts, { one: "Op # plek staan verschillende antwoorden", other: "Op # plekken staan verschillende antwoorden" })}
          action={
            <TextLink href={paths.caseDifferences(view.case)}>
              <Trans>Bekijk en kies</Trans>
            </TextLink>
          }
        >
          <Trans>Beide antwoorden zijn bewaard. Tot iemand kiest, rekent Woonrust met het antwoord dat de meeste aandacht vraagt, zoals de hoogste urgentie.</Trans>
        </Notice>
      )}
      {view.incomplete > 0 && <Incomplete view={view} />}
      {view.unknown_records > 0 && (
        <Notice title={plural(view.unknown_records, { one: "# onderdeel kan deze versie niet tonen", other: "# onderdelen kan deze versie niet tonen" })}>
          <Trans>Een partner gebruikt een nieuwere versie van Woonrust. Er gaat niets verloren. Werk Woonrust bij om alles te zien.</Trans>
        </Notice>
      )}
      <SameAddress view={view} />
    </Stack>
  );
}

/** Two people may have closed the case without seeing each other; the way on is the same, so it stands once. */
function Closed({ view, closing, first }: { view: CaseView; closing: ClosingView; first: boolean }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const when = closing.closed_at ? t`Afgesloten op ${day(closing.closed_at)}` : t`Afgesloten`;
  return (
    <Notice
      title={closing.result ? `${when}: ${term("closing_result", closing.result)}` : when}
      action={
        first &&
        (closing.continued_in ? (
          <TextLink href={paths.case(closing.continued_in)}>{t`Ga naar de zaak die doorgaat`}</TextLink>
        ) : (
          <TextLink href={paths.reopen(view.case)}>{t`Heropen de zaak`}</TextLink>
        ))
      }
    >
      <p>{closing.reason}</p>
      <p className="kit-quiet">{[closing.author, closing.organisation].filter(Boolean).join(", ")}</p>
      {closing.destroy_on && <p className="kit-quiet">{t`Bewaren tot ${day(closing.destroy_on)}. Daarna beslist een mens of het dossier weg kan.`}</p>}
    </Notice>
  );
}

function Incomplete({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const sender = view.partners.find((partner) => !partner.own && partner.last_received_at);
  const name = sender ? sender.name : t`de partner die het bestand stuurde`;
  return (
    <Notice
      kind="attention"
      title={plural(view.incomplete, { one: "Aan # onderdeel ontbreekt iets", other: "Aan # onderdelen ontbreekt iets" })}
    >
      <Trans>Vraag {name} om een volledige kopie van deze zaak. Wat er wel is, klopt en blijft staan.</Trans>
      {sender?.contact && !sender.correspondence?.asked_at && <AskFullCopy caseId={view.case} contact={sender.contact} name={sender.name} />}
    </Notice>
  );
}

function SameAddress({ view }: { view: CaseView }) {
  const { t } = useLingui();
  if (view.same_address.length === 0) return null;
  return (
    <Notice title={t`Er is nog een zaak op dit adres`}>
      {view.same_address.map((row) => (
        <div key={row.case}>
          <TextLink href={paths.case(row.case)}>{row.number}</TextLink> {row.state === "open" ? t`(open)` : t`(afgesloten)`}
        </div>
      ))}
      {view.state === "open" && (
        <p>
          <Trans>Gaat het om hetzelfde? Sluit dan een van de twee en wijs de zaak aan die doorgaat.</Trans>
        </p>
      )}
    </Notice>
  );
}
