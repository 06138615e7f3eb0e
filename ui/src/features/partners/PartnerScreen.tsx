import { Trans, useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { day, dayTime } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, ErrorState } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { TakeBack } from "../../parts/TakeBack.tsx";
import { TrustTag } from "../../parts/TrustTag.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useDo } from "../../parts/useDo.ts";
import { useParam } from "../../parts/useGo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { Correspondence } from "./Correspondence.tsx";
import { PartnerDetails } from "./PartnerDetails.tsx";

export default function PartnerScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const record = useParam("partnerId");
  return (
    <CasePage title={t`Partner`} back={{ href: paths.partners(caseId), label: t`Partners en regie` }}>
      {(view) => {
        const partner = [...view.partners, ...view.readers].find((found) => found.record === record);
        return partner ? (
          <OnePartner view={view} partner={partner} />
        ) : (
          <EmptyState title={t`Deze partner is er niet`} action={<TextLink href={paths.partners(caseId)}>{t`Alle partners`}</TextLink>} />
        );
      }}
    </CasePage>
  );
}

function OnePartner({ view, partner }: { view: CaseView; partner: PartnerView }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const roles = view.roles.filter((role) => role.partner === partner.record && role.state === "accepted").map((role) => term("role", role.role));
  const active = partner.state === "active" && view.state === "open";
  const reads = view.readers.some((reader) => reader.record === partner.record);
  return (
    <>
      {active && !partner.own && !partner.confirmed && <Confirm view={view} partner={partner} />}
      <Section title={partner.name || partner.organisation}>
        <PartnerDetails view={view} partner={partner} />
      </Section>
      <Section title={t`Rol en delen`}>
        <SummaryList
          rows={[
            { key: "roles", label: t`Rol`, value: roles.join(", ") || (reads ? t`Leest mee` : t`Geen aparte rol`) },
            { key: "trust", label: t`Delen`, value: <TrustTag partner={partner} /> },
            { key: "sent", label: t`Laatst naar toe gestuurd`, value: partner.last_sent_at ? dayTime(partner.last_sent_at) : t`Nog niets` },
            { key: "received", label: t`Laatst ontvangen`, value: partner.last_received_at ? dayTime(partner.last_received_at) : t`Nog niets` },
          ]}
        />
      </Section>
      {active && !partner.own && <Correspondence caseId={view.case} partner={partner} />}
      {active && !reads && <KnowsLead view={view} partner={partner} />}
      {active && !partner.own && (
        <Cluster>
          {partner.contact && (
            <LinkButton href={paths.share(view.case)} kind="secondary">
              <Trans>Deel deze zaak</Trans>
            </LinkButton>
          )}
          {partner.contact && partner.trust === "unverified" && (
            <LinkButton href={paths.contact(partner.contact)} kind="secondary">
              <Trans>Vergelijk de vingerafdruk</Trans>
            </LinkButton>
          )}
          {partner.trust === "no_card" && <TextLink href={paths.contacts}>{t`Contactkaart toevoegen`}</TextLink>}
        </Cluster>
      )}
      {view.state === "open" && <Leaves view={view} partner={partner} />}
    </>
  );
}

function Confirm({ view, partner }: { view: CaseView; partner: PartnerView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const confirm = () => void run("confirm_partner", { case: view.case, partner: partner.record }, { text: t`U hebt ${partner.name} bevestigd als partner.` });
  return (
    <Notice
      kind="attention"
      title={t`Iemand anders voegde ${partner.name} toe. Klopt dat?`}
      action={
        <Button kind="secondary" onPress={confirm} pending={pending !== null}>
          {t`Ja, dit is een partner in deze zaak`}
        </Button>
      }
    >
      <p>{t`Zolang u dit niet bevestigt, deelt u niets met deze persoon.`}</p>
      {error && <ErrorState error={error} onRetry={confirm} />}
    </Notice>
  );
}

function KnowsLead({ view, partner }: { view: CaseView; partner: PartnerView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  if (view.lead.state !== "accepted") return null;
  if (partner.lead_seen_at) return <p>{t`Weet wie de regie heeft, sinds ${day(partner.lead_seen_at)}.`}</p>;
  const tell = () => void run("partner_knows_lead", { case: view.case, partner: partner.record }, { text: t`Vastgelegd: ${partner.name} weet wie de regie heeft.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={tell} />}
      <p>{t`Er is nog niet vastgelegd dat deze partner weet wie de regie heeft: ${view.lead.name}.`}</p>
      <Button kind="secondary" onPress={tell} pending={pending !== null}>
        {t`Weet wie de regie heeft`}
      </Button>
    </Stack>
  );
}

/** He stops; or he was added by mistake, and was never here. */
function Leaves({ view, partner }: { view: CaseView; partner: PartnerView }) {
  const { t } = useLingui();
  const [open, setOpen] = useOpenForm({ end: "end_partner", withdraw: "withdraw_entry" }, partner.record);
  const close = () => setOpen(null);
  const stops = partner.state === "active" && !partner.own;
  if (open === "end" && stops) return <EndForm view={view} partner={partner} onClose={close} />;
  if (open === "withdraw" && partner.withdrawable) {
    return <TakeBack record={partner.record} told={t`Teruggenomen. Deze partner staat niet meer bij de zaak.`} onClose={close} />;
  }
  if (!stops && !partner.withdrawable) return null;
  return (
    <Cluster>
      {stops && <Button kind="quiet" onPress={() => setOpen("end")}>{t`Doet niet meer mee…`}</Button>}
      {partner.withdrawable && (
        <Button kind="quiet" onPress={() => setOpen("withdraw")} context={partner.name || partner.organisation}>
          {t`Neem terug`}
        </Button>
      )}
    </Cluster>
  );
}

function EndForm({ view, partner, onClose }: { view: CaseView; partner: PartnerView; onClose: () => void }) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom.`)) }),
    initial: { reason: "" },
    draft: { kind: "end_partner", target: partner.record },
    call: "end_partner",
    request: (values) => ({ case: view.case, partner: partner.record, reason: values.reason.trim() }),
    done: (_, __, undo) => {
      report(t`${partner.name} doet niet meer mee.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Leg vast: doet niet meer mee`} onCancel={onClose}>
      <TextArea
        {...form.field("reason")}
        label={t`Waarom stopt deze partner?`}
        hint={consequence("end_partner")}
        rows={2}
        autoFocus
      />
    </CheckedFormFrame>
  );
}
