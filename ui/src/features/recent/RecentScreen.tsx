import { Trans, useLingui } from "@lingui/react/macro";
import { relativeDay, time } from "../../i18n/format.ts";
import type { CallName } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { DeedView } from "../../ipc/types/DeedView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, ErrorState, QueryStates } from "../../kit/States.tsx";
import { recordName } from "../../parts/recordHref.ts";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

/** What was done since the vault was opened: what can be taken back, and why the rest cannot. */
export default function RecentScreen() {
  const { t } = useLingui();
  const recent = useView("list_recent", {});
  const none = (
    <EmptyState title={t`Er is nog niets om ongedaan te maken`}>
      {t`Hier komt wat u in een zaak vastlegt, wijzigt, terugneemt of afrondt. De lijst begint opnieuw als u vergrendelt.`}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={t`Recente handelingen`} lead={t`Wat u deed sinds u de kluis opende. Delen kunt u niet ongedaan maken; wat u al deelde ook niet. Samenvoegen maakt u ongedaan bij Uitwisselen.`} />
      <QueryStates query={recent} empty={(view) => view.deeds.length === 0 && none}>
        {(view) => <PlainList label={t`Recente handelingen`} items={view.deeds.map((deed) => ({ key: String(deed.deed), content: <Deed deed={deed} /> }))} />}
      </QueryStates>
    </>
  );
}

/** What was done, in words: by its use case where that says more than that something was made, changed or withdrawn. */
function useDone(): (deed: DeedView) => string {
  const { t } = useLingui();
  const did = { made: t`Vastgelegd`, changed: t`Gewijzigd`, withdrawn: t`Teruggenomen` };
  const by: { [K in CallName]?: string } = {
    end_action: t`Actie afgerond of weer geopend`,
    move_action: t`Actie aangepast`,
    edit_record: t`Verbeterd`,
    describe_partner: t`Gegevens bijgewerkt`,
    add_partner: t`Partner toegevoegd`,
    end_partner: t`Partner doet niet meer mee`,
    propose_role: t`Rol voorgesteld`,
    answer_role: t`Antwoord op een rol`,
    answer_role_on_behalf: t`Antwoord op een rol`,
    end_role: t`Rol beëindigd`,
    add_action: t`Actie gepland`,
    plan_action: t`Actie gepland`,
    set_urgency: t`Urgentie bepaald`,
    move_phase: t`Naar een andere fase`,
    close_case: t`Zaak afgesloten`,
    reopen_case: t`Zaak heropend`,
    withdraw_case: t`Zaak ingetrokken`,
    restrict_record: t`Voor minder mensen`,
    finish_entry: t`Afgerond`,
    finish_visit: t`Huisbezoek afgerond`,
    offer_handover: t`Overdracht aangeboden`,
    answer_handover: t`Antwoord op een overdracht`,
  };
  return (deed) => by[deed.call as CallName] ?? did[deed.did];
}

/** Why something cannot be taken back (any more), and what to do instead. */
function useWhyNot(): Record<Exclude<DeedView["state"], "possible">, string> {
  const { t } = useLingui();
  return {
    undone: t`Is ongedaan gemaakt.`,
    anothers_word: t`Kan niet: hier stond wat een collega zelf had gezegd of nagegaan, en dat kunt u niet voor die persoon terugzetten. Wijzig het waar het staat, en vraag de collega het nog eens te zeggen.`,
    narrowed: t`Kan niet: wat voor minder mensen is, wordt niet weer voor meer. Wie het had, hoort bij het delen dat het stopt.`,
    final: t`Kan niet: wat u afrondt of vaststelt, blijft zo staan. Zet er een correctie bij.`,
    handed_over: t`Kan niet: dit hoort bij een overdracht. Trek die in of beantwoord die op de pagina van de overdracht.`,
    unclear: t`Kan niet: wat hier eerst stond, is niet in één keer terug te zetten. Wijzig het waar het staat.`,
    case_closed: t`Kan niet: de zaak is niet open.`,
    withdrawn: t`Kan niet meer: het is daarna teruggenomen. Maak eerst dat ongedaan.`,
    finished: t`Kan niet meer: het is daarna afgerond. Voeg een correctie toe.`,
    changed: t`Kan niet meer: daarna is dit nog gewijzigd, door u of een collega.`,
    used: t`Kan niet meer: iets dat er later bij kwam, verwijst hiernaar. Maak eerst dat ongedaan, of wijzig het waar het staat.`,
    shared: t`Kan niet meer: dit ging al mee in een bestand voor een partner. Wijzig het of neem het terug waar het staat; dat gaat een volgende keer mee.`,
  };
}

function Deed({ deed }: { deed: DeedView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const done = useDone()(deed);
  const why = useWhyNot();
  const what = recordName(deed);
  const undo = () => void run("undo", { deed: deed.deed }, { text: t`Ongedaan gemaakt.` });
  return (
    <Stack gap="tight">
      <div>
        <strong>{done}</strong>
        <br />
        {what}
        <br />
        <Quiet small>
          {relativeDay(deed.at)} {time(deed.at)}
          {deed.case && (
            <>
              {" · "}
              <TextLink href={paths.case(deed.case)}>{deed.address ? `${deed.address} (${deed.number})` : deed.number}</TextLink>
            </>
          )}
        </Quiet>
      </div>
      {error && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
      {deed.state === "possible" ? (
        <div>
          <Button kind="secondary" onPress={undo} pending={pending !== null} context={`${done}, ${what}`}>
            <Trans>Maak ongedaan</Trans>
          </Button>
        </div>
      ) : (
        <Quiet>{why[deed.state]}</Quiet>
      )}
    </Stack>
  );
}
