import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useState } from "react";
import { day } from "../../i18n/format.ts";
import { callSaving } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ExportedView } from "../../ipc/types/ExportedView.ts";
import type { SharePreviewView } from "../../ipc/types/SharePreviewView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section, Split } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, ErrorState, LoadingState, NotRefreshed } from "../../kit/States.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { RegisterGap } from "../../parts/RegisterGap.tsx";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";
import { HeldBack } from "../../parts/HeldBack.tsx";
import { AboutErasing } from "./AboutErasing.tsx";
import { EVERYTHING, HowMuch, type HowMuchChoice } from "./HowMuch.tsx";
import { MissingPhotos } from "../../parts/MissingPhotos.tsx";
import { Receipt } from "./Receipt.tsx";
import { Received } from "../../parts/Received.tsx";

type PreviewProps = { cases: string[]; contact: string };
type SharedProps = PreviewProps & {
  /** The file that was made for this person, once it is; kept by who shows several people. */
  sent: ExportedView | null;
  onSent: (sent: ExportedView | null) => void;
};

/** What one person receives and what stays; nothing is written until the button is pressed. */
export function Preview({ cases, contact, sent, onSent }: SharedProps) {
  const { t } = useLingui();
  const [choice, setChoice] = useState(EVERYTHING);
  const preview = useView("share_preview", { cases, contact, only_new: choice.onlyNew, send_asked: choice.older }, { keepPrevious: true });
  if (sent && preview.data) return <Receipt sent={sent} recipient={preview.data.recipient} onAgain={() => onSent(null)} />;
  if (preview.error?.code === "not_partner") {
    return (
      <Notice kind="attention" title={t`Deze persoon is geen bevestigde partner van elke gekozen zaak`} live="alert">
        <Trans>Er is niets gedeeld. Voeg de persoon bij de zaak toe als partner, of bevestig daar dat dit een partner is. Kies anders een andere zaak.</Trans>
      </Notice>
    );
  }
  if (preview.data === undefined) {
    return preview.error ? <ErrorState error={preview.error} safe={t`Er is niets gedeeld.`} onRetry={() => void preview.refetch()} /> : <LoadingState />;
  }
  // What would go must be what is there now.
  if (preview.error) return <NotRefreshed error={preview.error} onRetry={() => void preview.refetch()} />;
  return <ToShare cases={cases} contact={contact} view={preview.data} choice={choice} onChoice={setChoice} onSent={onSent} outdated={preview.isPlaceholderData} />;
}

/** Another file than that of the cases alone: what it asks first, and how it is made. */
export type Way = {
  job: "export_team_file";
  ask: (tried: boolean) => ReactNode;
  missing: FormError | null;
  send: (yes: boolean) => Promise<ExportedView | null>;
};

type ToShareProps = PreviewProps & {
  view: SharePreviewView;
  /** How much goes; where nobody can choose, everything. */
  choice?: HowMuchChoice;
  onChoice?: (choice: HowMuchChoice) => void;
  onSent: (view: ExportedView) => void;
  /** What is shown is of an earlier choice, until the own one is there; nothing goes on it. */
  outdated?: boolean;
  way?: Way;
};

export function ToShare({ cases, contact, view, choice = EVERYTHING, onChoice, onSent, outdated = false, way }: ToShareProps) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const work = useWork();
  const [yes, setYes] = useState(false);
  const [tried, setTried] = useState(false);
  const { recipient } = view;
  const id = `yes-${contact}`;
  const missing = tried && view.needs_yes && !yes;
  const error = t`Zet hier een vinkje, of vergelijk eerst de vingerafdruk.`;
  const count = view.receives.length;
  const safe =
    work.error?.params.reason === "exists"
      ? t`Er is niets gedeeld. In deze map staat al een bestand met die naam. Kies een andere naam of een andere map.`
      : t`Er is geen bestand gemaakt en niets gedeeld.`;
  const save = async () => {
    if (outdated) return;
    setTried(true);
    if ((view.needs_yes && !yes) || way?.missing) return;
    const request = { cases, contact, yes, only_new: choice.onlyNew, send_asked: choice.older, mail: choice.mail && view.extent.mail_files > 1 };
    const made = await work.run(() => (way ? way.send(yes) : callSaving("export_case", request, view.suggested_name)));
    if (made) onSent(made);
  };
  const who = `${recipient.name}, ${recipient.organisation}`;
  return (
    <Form onSubmit={() => void save()}>
      <p>
        {recipient.verified_at
          ? t`Bestand voor ${who}. Vingerafdruk vergeleken op ${day(recipient.verified_at)}.`
          : t`Bestand voor ${who}.`}
      </p>
      <RegisterGap since={view.register_incomplete_since} />
      {onChoice && <HowMuch view={view} choice={choice} onChange={onChoice} />}
      <AboutErasing view={view} />
      <ErrorSummary errors={[...(tried && way?.missing ? [way.missing] : []), ...(missing ? [{ field: id, text: error }] : [])]} />
      {way?.ask(tried)}
      <Split>
        <Section title={t`Ontvangt: ${plural(count, { one: "# onderdeel", other: "# onderdelen" })}`}>
          {count > 0 ? <Received items={view.receives} /> : <Nothing view={view} />}
        </Section>
        <Section title={t`Wordt achtergehouden: ${plural(view.held_back.length, { one: "# onderdeel", other: "# onderdelen" })}`}>
          {view.held_back.length === 0 ? <p className="kit-quiet">{t`Niets. Alles in deze zaak mag deze persoon zien.`}</p> : <HeldBack items={view.held_back} contact={contact} />}
        </Section>
      </Split>
      {view.blockers.map((blocker) => (
        <Notice
          key={blocker.code + blocker.text}
          kind="attention"
          title={blocker.text || t`Er moet eerst nog iets gebeuren`}
          action={cases[0] && blocker.records[0] && <LinkButton href={paths.entry(caseOf(view, blocker.records[0].record) ?? cases[0], blocker.records[0].record)} kind="secondary">{t`Ga erheen`}</LinkButton>}
        >
          {t`Daarna kunt u delen. Er is nog niets gedeeld.`}
        </Notice>
      ))}
      {view.attention.length > 0 && (
        <Section title={t`Let op voor u deelt`}>
          <Messages label={t`Let op voor u deelt`} messages={view.attention} caseId={cases[0] ?? ""} />
        </Section>
      )}
      <MissingPhotos photos={view.missing_photos} />
      {view.needs_yes && (
        <Notice
          kind="attention"
          title={t`U hebt de vingerafdruk van ${recipient.name} nog niet vergeleken`}
          action={<LinkButton href={paths.contact(contact)} kind="secondary">{t`Vergelijk nu`}</LinkButton>}
        >
          <p>{t`De contactkaart kan van iemand anders zijn die zich zo noemt. Dan leest die persoon dit bestand. Vergelijken duurt één telefoontje.`}</p>
          <Checkbox id={id} label={t`Ik weet dit en deel toch`} value={yes} onChange={setYes} error={missing ? error : undefined} />
        </Notice>
      )}
      {work.pending && <JobProgress name={way?.job ?? "export_case"} label={t`Bestand wordt gemaakt`} />}
      {work.error && <ErrorState error={work.error} safe={safe} />}
      {(count > 0 || (choice.onlyNew && view.extent.all > 0)) && view.blockers.length === 0 && (
        <ActionBar>
          <Button type="submit" pending={work.pending || outdated}>
            {count === 0 ? t`Bewaar bestand met alleen uw bevestiging` : plural(count, { one: "Bewaar bestand met # onderdeel", other: "Bewaar bestand met # onderdelen" })}
          </Button>
          {outdated ? <p role="status">{t`Het overzicht wordt bijgewerkt.`}</p> : <p className="kit-hint">{consequence("share")}</p>}
        </ActionBar>
      )}
    </Form>
  );
}

/** Nothing may go, or nothing is new. */
function Nothing({ view }: { view: SharePreviewView }) {
  const { t } = useLingui();
  const { name } = view.recipient;
  if (view.extent.all === 0) return <EmptyState title={t`Niets`}>{t`Er is niets dat deze persoon mag ontvangen. Bij "Wordt achtergehouden" staat waarom.`}</EmptyState>;
  return <EmptyState title={t`Niets nieuws`}>{t`${name} bevestigde alles al. Het bestand bevestigt alleen wat u van ${name} kreeg.`}</EmptyState>;
}

const caseOf = (view: SharePreviewView, record: string) => view.receives.find((item) => item.record === record)?.case;
