import { Trans, useLingui } from "@lingui/react/macro";
import { dayTime, list } from "../../i18n/format.ts";
import type { CrossingView } from "../../ipc/types/CrossingView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { Cluster, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { recordHref, recordName } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

const keyOf = (crossing: CrossingView) => crossing.what + crossing.record;

/** What people did without seeing each other and that is no choice between two answers. */
export function Crossings({ crossings, oneCase }: { crossings: readonly CrossingView[]; oneCase: boolean }) {
  const { t } = useLingui();
  if (crossings.length === 0) return null;
  return (
    <Section title={t`Langs elkaar heen gegaan`}>
      {crossings.map((crossing) => (
        <div key={keyOf(crossing)} className="kit-card">
          <OneCrossing crossing={crossing} oneCase={oneCase} />
        </div>
      ))}
    </Section>
  );
}

function OneCrossing({ crossing, oneCase }: { crossing: CrossingView; oneCase: boolean }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const who = list(crossing.people);
  const words: Record<CrossingView["what"], { title: string; text: string }> = {
    double_lead: {
      title: t`Twee mensen hebben de regie`,
      text: t`${who} zeggen allebei dat zij de regie hebben. Zolang dat zo is, kan de bewoner twee dingen tegelijk horen. Bel elkaar, en beëindig één van de twee rollen met een reden.`,
    },
    deleted_and_changed: {
      title: t`Weggehaald terwijl er nog aan werd geschreven`,
      text: crossing.own
        ? t`U haalde dit weg, maar een ander had er intussen aan geschreven. Daarom staat het er nog. Lees wat erbij kwam, en haal het daarna zo nodig opnieuw weg.`
        : t`${who} haalde dit weg, maar er was intussen aan geschreven. Daarom staat het er nog en is er niets verloren. Moet het toch weg? Alleen ${who} kan dat.`,
    },
    late: {
      title: t`Geschreven in iets dat al was afgerond`,
      text: t`Dit was al afgerond toen ${who} er nog in schreef. Wat is afgerond blijft zoals het is; wat later kwam staat hieronder. Moet het erbij? Zet er dan een correctie bij.`,
    },
  };
  const { title, text } = words[crossing.what];
  const seen = () => void run("note_crossing_seen", { record: crossing.record, saw: crossing.saw }, { text: t`Van de lijst gehaald. In de zaak blijft het staan.` });
  const what = recordName({ kind_label: capital(crossing.kind_label), title: crossing.title });
  const lead = crossing.what === "double_lead";
  return (
    <Stack gap="tight">
      <div>
        <h3>{title}</h3>
        <p className="kit-quiet">
          {[!lead && what, crossing.at_time && dayTime(crossing.at_time)].filter(Boolean).join(" · ")}
          {!oneCase && !lead && " · "}
          {!oneCase && <TextLink href={paths.case(crossing.case)}>{crossing.address || crossing.case_number}</TextLink>}
        </p>
      </div>
      <p>{text}</p>
      {crossing.late.map((part, index) => (
        <p key={`${part.label}${index}`} className="kit-diff">
          <Quiet>{capital(part.label)}:</Quiet> {part.not_received ? t`Deze tekst is niet ontvangen. Vraag om een volledige kopie.` : part.text || t`(leeg)`}
        </p>
      ))}
      {error && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
      <Cluster>
        <LinkButton href={lead ? paths.partners(crossing.case) : recordHref(crossing.case, crossing)} kind="secondary" context={lead ? crossing.address : what}>
          {lead ? <Trans>Naar partners en rollen</Trans> : <Trans>Bekijk het in de zaak</Trans>}
        </LinkButton>
        {crossing.saw !== "" && (
          <Button kind="quiet" onPress={seen} pending={pending !== null} context={what}>
            <Trans>Ik weet dit, haal het van de lijst</Trans>
          </Button>
        )}
      </Cluster>
    </Stack>
  );
}
