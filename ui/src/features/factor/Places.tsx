import { useLingui } from "@lingui/react/macro";
import { Section } from "../../kit/Layout.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { paths } from "../../paths.ts";
import type { GuideCode } from "./guideCode.ts";

/** Where the work for a factor, pitfall or need is done. */
export function Places({ caseId, code }: { caseId: string; code: GuideCode }) {
  const { t } = useLingui();
  const all = {
    partners: { href: paths.partners(caseId), title: t`Partners en regie` },
    mirror: { href: paths.mirror(caseId), title: t`Rolspiegel` },
    plan: { href: paths.plan(caseId), title: t`Analyse en plan` },
    planWork: { href: paths.work(caseId, "plan"), title: t`Belangen, behoeften en ideeën` },
    inquiry: { href: paths.work(caseId, "inquiry"), title: t`Uitzoeken` },
    talk: { href: paths.work(caseId, "talk"), title: t`Afstemmen en terugkoppelen` },
    questions: { href: paths.questions(caseId), title: t`Vragen aan partners` },
    handovers: { href: paths.handovers(caseId), title: t`Overdracht` },
    meetings: { href: paths.caseMeetings(caseId), title: t`Overleg` },
    pulses: { href: paths.pulses(caseId), title: t`Korte peiling` },
    expectations: { href: paths.expectations(caseId), title: t`Verwachtingencheck` },
    actions: { href: paths.caseActions(caseId), title: t`Acties` },
    timeline: { href: paths.timeline(caseId), title: t`Tijdlijn` },
    severity: { href: paths.severity(caseId), title: t`Ernst van de overlast` },
    bars: { href: paths.bars(caseId), title: t`151d-toets` },
    team: { href: paths.team, title: t`Team: vaste gezichten en tekorten` },
    share: { href: paths.share(caseId), title: t`Delen` },
  };
  const places: Record<GuideCode, (keyof typeof all)[]> = {
    sf1: ["partners"],
    sf2: ["mirror", "planWork", "expectations"],
    sf3: ["plan", "planWork", "actions"],
    sf4: ["partners", "pulses", "questions", "team"],
    sf5: ["timeline", "inquiry", "bars"],
    sf6: ["actions", "severity", "talk"],
    sf7: ["planWork"],
    vk1: ["questions", "share"],
    vk2: ["meetings", "actions", "mirror"],
    vk3: ["handovers"],
    vk4: ["partners"],
    vk5: ["meetings", "plan", "pulses"],
    vk6: ["talk", "inquiry"],
    bh1: ["expectations", "talk"],
    bh2: ["plan", "actions"],
    bh3: ["partners", "team"],
    bh4: ["share", "team"],
    bh5: ["partners", "planWork"],
    bh6: ["planWork", "team"],
    bh7: ["planWork", "team"],
    bh8: ["planWork"],
  };
  const title = t`Hier legt u het vast`;
  return (
    <Section title={title}>
      <TaskList label={title} tasks={places[code].map((place) => ({ key: place, ...all[place] }))} />
    </Section>
  );
}
