import { Trans, useLingui } from "@lingui/react/macro";
import { relativeDay, time } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { DeedView } from "../../ipc/types/DeedView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, ErrorState, QueryStates } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

/** What was done since the vault was opened, as far as it can be taken back; or why it no longer can. */
export default function RecentScreen() {
  const { t } = useLingui();
  const recent = useView("list_recent", {});
  const none = (
    <EmptyState title={t`Er is nog niets om ongedaan te maken`}>
      {t`Hier komt wat u wijzigt, terugneemt of afrondt bij acties en op de tijdlijn. De lijst begint opnieuw als u vergrendelt.`}
    </EmptyState>
  );
  return (
    <>
      <PageHeader title={t`Recente handelingen`} lead={t`Wat u deed sinds u de kluis opende. Delen, samenvoegen en definitief afronden kunt u niet ongedaan maken.`} />
      <QueryStates query={recent} empty={(view) => view.deeds.length === 0 && none}>
        {(view) => <PlainList label={t`Recente handelingen`} items={view.deeds.map((deed) => ({ key: String(deed.deed), content: <Deed deed={deed} /> }))} />}
      </QueryStates>
    </>
  );
}

function Deed({ deed }: { deed: DeedView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const done: Record<DeedView["call"], string> = {
    end_action: t`Actie afgerond of weer geopend`,
    move_action: t`Actie aangepast`,
    edit_record: t`Verbeterd`,
    withdraw_entry: t`Teruggenomen`,
  };
  const why: Record<Exclude<DeedView["state"], "possible">, string> = {
    undone: t`Is ongedaan gemaakt.`,
    anothers_word: t`Kan niet: een collega had hier ja gezegd, en dat kunt u niet voor die persoon terugzetten. Kies de persoon opnieuw bij de actie en vraag het nog eens.`,
    changed: t`Kan niet meer: daarna is dit nog gewijzigd, door u of een collega.`,
    finished: t`Kan niet meer: het is daarna afgerond. Voeg een correctie toe.`,
    withdrawn: t`Kan niet meer: het is daarna teruggenomen. Maak eerst dat ongedaan.`,
    case_closed: t`Kan niet: de zaak is niet open.`,
  };
  const what = [deed.kind_label, deed.title].filter(Boolean).join(": ");
  const undo = () => void run("undo", { deed: deed.deed }, { text: t`Ongedaan gemaakt.` });
  return (
    <Stack gap="tight">
      <div>
        <strong>{done[deed.call]}</strong>
        <br />
        {what}
        <br />
        <Quiet small>
          {relativeDay(deed.at)} {time(deed.at)} · <TextLink href={paths.case(deed.case)}>{deed.address ? `${deed.address} (${deed.number})` : deed.number}</TextLink>
        </Quiet>
      </div>
      {error && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
      {deed.state === "possible" ? (
        <div>
          <Button kind="secondary" onPress={undo} pending={pending !== null} context={`${done[deed.call]}, ${what}`}>
            <Trans>Maak ongedaan</Trans>
          </Button>
        </div>
      ) : (
        <Quiet>{why[deed.state]}</Quiet>
      )}
    </Stack>
  );
}
