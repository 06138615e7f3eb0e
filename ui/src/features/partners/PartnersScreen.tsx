import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { relativeDay } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Columns, Section } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState } from "../../kit/States.tsx";
import { type Task, TaskList } from "../../kit/TaskList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { TrustTag } from "../../parts/TrustTag.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { Mandate } from "./Mandate.tsx";
import { ProposeRole } from "./ProposeRole.tsx";
import { Roles } from "./Roles.tsx";

/** So many days without a file back stand in the list. */
const LONG_SILENT = 7;

export default function PartnersScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Partners en regie`}
      actions={(view) =>
        view.state === "open" && (
          <LinkButton href={paths.newPartner(view.case)} kind="secondary">
            <Trans>Partner toevoegen</Trans>
          </LinkButton>
        )
      }
    >
      {(view) => (
        <Columns
          aside={
            <>
              {view.state === "open" && <ProposeRole view={view} />}
              {view.state === "open" && <Mandate caseId={view.case} />}
            </>
          }
        >
          <DoubleLead view={view} />
          <Roles view={view} />
          <Partners view={view} />
          <Readers view={view} />
        </Columns>
      )}
    </CasePage>
  );
}

function DoubleLead({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const leads = view.roles.filter((role) => role.role === "case_lead" && role.state === "accepted");
  if (leads.length < 2) return null;
  const names = leads.map((role) => role.name).join(` ${t`en`} `);
  return (
    <Notice kind="urgent" title={t`Dubbele regie: ${names}`}>
      <Trans>Kies samen één regievoerder. Kies hieronder bij de ander: Deze rol stopt. Tot dan weet niemand wie beslist.</Trans>
    </Notice>
  );
}

function Partners({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  const open = view.state === "open";
  const active = view.partners.filter((partner) => partner.state === "active");
  const ended = view.partners.filter((partner) => partner.state === "ended");
  const letters = (partner: PartnerView) => {
    const { silent_days: silent = 0, missing_files: missing = 0, asks_at: asks = null } = partner.correspondence ?? {};
    if (partner.state !== "active") return [];
    return [
      silent >= LONG_SILENT && plural(silent, { one: "# dag geen bestand terug", other: "# dagen geen bestand terug" }),
      missing > 0 && t`hier ontbreekt iets`,
      asks && t`vraagt om wat daar ontbreekt`,
    ];
  };
  const task = (partner: PartnerView): Task => ({
    key: partner.record,
    href: paths.partner(view.case, partner.record),
    title: partner.own ? t`${partner.name} (u)` : partner.name,
    detail: [
      [partner.organisation, partner.function].filter(Boolean).join(", "),
      label("domain", partner.domain),
      partner.last_sent_at && t`bestand gestuurd ${relativeDay(partner.last_sent_at)}`,
      ...letters(partner),
      partner.state === "active" && !partner.own && !partner.lead_seen_at && view.lead.state === "accepted" && t`weet nog niet wie de regie heeft`,
    ]
      .filter(Boolean)
      .join(" · "),
    status: <TrustTag partner={partner} />,
  });
  return (
    <Section title={t`Partners`}>
      {active.length === 0 ? (
        <EmptyState title={t`Nog geen partners`} action={open && <LinkButton href={paths.newPartner(view.case)}>{t`Partner toevoegen`}</LinkButton>}>
          {open && t`Voeg toe met wie u deze zaak samen doet. Daarna kunt u iemand vragen de regie te nemen.`}
        </EmptyState>
      ) : (
        <TaskList label={t`Partners`} tasks={[...active, ...ended].map(task)} />
      )}
    </Section>
  );
}

/** Colleagues of a partner: they read, and count nowhere as a partner. */
function Readers({ view }: { view: CaseView }) {
  const { t } = useLingui();
  if (view.readers.length === 0) return null;
  const task = (reader: PartnerView): Task => ({
    key: reader.record,
    href: paths.partner(view.case, reader.record),
    title: reader.own ? t`${reader.name} (u)` : reader.name,
    detail: [reader.organisation, reader.function, reader.last_sent_at && t`bestand gestuurd ${relativeDay(reader.last_sent_at)}`].filter(Boolean).join(" · "),
    status: <TrustTag partner={reader} />,
  });
  return (
    <Section title={t`Leest mee`}>
      <p className="kit-quiet">
        <Trans>Collega’s van een partner. Zij lezen wat partners mogen lezen, en hebben geen rol en geen taak.</Trans>
      </p>
      <TaskList label={t`Leest mee`} tasks={view.readers.map(task)} />
    </Section>
  );
}
