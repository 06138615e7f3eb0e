import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Button } from "../../kit/Button.tsx";
import { Dialog } from "../../kit/Dialog.tsx";
import { Section, Split, Stack } from "../../kit/Layout.tsx";
import { type Task, TaskList } from "../../kit/TaskList.tsx";
import { paths } from "../../paths.ts";

type CaseMenuProps = { view: CaseView; open: boolean; onClose: () => void };

/** Everything that can be done with a case, in words. */
export function CaseMenu({ view, open, onClose }: CaseMenuProps) {
  const { t } = useLingui();
  const groups = useGroups(view);
  const closing = (tasks: Task[]) => tasks.map((task) => ({ ...task, onPress: onClose }));
  return (
    <Dialog open={open} title={t`Wat wilt u doen?`} onClose={onClose} wide actions={<Button kind="secondary" onPress={onClose}>{t`Sluit`}</Button>}>
      <Split>
        {groups.map((column) => (
          <Stack key={column[0]?.title}>
            {column.map((group) => (
              <Section key={group.title} title={group.title}>
                <TaskList label={group.title} tasks={closing(group.tasks)} />
              </Section>
            ))}
          </Stack>
        ))}
      </Split>
    </Dialog>
  );
}

type Group = { title: string; tasks: Task[] };

function useGroups(view: CaseView): Group[][] {
  const { t } = useLingui();
  const id = view.case;
  const item = (href: string, title: string): Task => ({ key: href, href, title });
  const out: Group = {
    title: t`Delen en bewaren`,
    tasks: [item(paths.share(id), t`Delen met een partner`), item(paths.document(id), t`Tijdlijn als PDF`), item(paths.archive(id), t`Archief voor rechtbank of bestuur`), item(paths.timeline(id), t`Tijdlijn bekijken`), item(paths.eraseCase(id), t`Vernietigen…`)],
  };
  if (view.state !== "open") {
    const read: Group = {
      title: t`Teruglezen`,
      tasks: [
        item(paths.plan(id), t`Analyse en plan`),
        item(paths.mirror(id), t`Rolspiegel`),
        item(paths.handovers(id), t`Overdracht`),
        item(paths.bars(id), t`151d-toets`),
        item(paths.work(id, "inquiry"), t`Uitzoeken`),
        item(paths.work(id, "talk"), t`Besluiten, verwachtingen en terugkoppeling`),
        item(paths.work(id, "formal"), t`Formele stappen`),
      ],
    };
    return view.state === "closed" ? [[out, read], [{ title: t`De zaak`, tasks: [item(paths.reopen(id), t`Heropen de zaak`)] }]] : [[out]];
  }
  const write: Group = {
    title: t`Vastleggen`,
    tasks: [
      item(paths.newVisit(id), t`Huisbezoek`),
      item(paths.newNote(id), t`Notitie`),
      item(paths.reportTo(id), t`Nieuwe melding in deze zaak`),
      item(paths.work(id, "inquiry"), t`Hoor en wederhoor, impact, bevestiging`),
      item(paths.interventions(id), t`Interventie of resultaat`),
      item(paths.agreements(id), t`Afspraak`),
      item(paths.people(id), t`Betrokken persoon`),
    ],
  };
  const together: Group = {
    title: t`Samen`,
    tasks: [
      item(paths.partners(id), t`Partners en regie`),
      item(paths.mirror(id), t`Rolspiegel`),
      item(paths.plan(id), t`Analyse en plan`),
      item(paths.work(id, "plan"), t`Belangen, behoeften en ideeën`),
      item(paths.caseActions(id), t`Acties`),
      item(paths.questions(id), t`Vragen aan partners`),
      item(paths.handovers(id), t`Overdracht`),
      item(paths.caseMeetings(id), t`Overleg`),
      item(paths.work(id, "talk"), t`Besluiten, verwachtingen en terugkoppeling`),
      item(paths.expectations(id), t`Verwachtingencheck`),
      item(paths.pulses(id), t`Korte peiling`),
    ],
  };
  const weigh: Group = {
    title: t`Wegen`,
    tasks: [
      item(paths.attention(id), t`Aandachtspunten`),
      item(paths.guides(id), t`Valkuilen en behoeften`),
      item(paths.severity(id), t`Ernst van de overlast`),
      item(paths.bars(id), t`151d-toets`),
      item(paths.work(id, "formal"), t`Formele stappen`),
    ],
  };
  const course: Group = {
    title: t`De zaak`,
    tasks: [
      item(paths.phase(id), t`Naar een andere fase`),
      item(paths.urgency(id), t`Urgentie bepalen`),
      item(paths.describe(id), t`Adres en soort overlast`),
      item(paths.close(id), t`Zaak afsluiten`),
      ...(view.can_withdraw ? [item(paths.withdraw(id), t`Per ongeluk geopend: intrekken`)] : []),
    ],
  };
  return [
    [write, weigh, out],
    [together, course],
  ];
}
