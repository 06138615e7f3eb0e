import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { GuideRowView } from "../../ipc/types/GuideRowView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { GuideStatus } from "../../parts/GuideStatus.tsx";
import { paths } from "../../paths.ts";

/** Pitfalls and needs in short: those that ask something, the others on a page of their own. */
export function PitfallsAndNeeds({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const found = useView("guides", { case: caseId });
  return (
    <Section title={t`Valkuilen en behoeften`}>
      <QueryStates query={found}>
        {(view) => {
          const all = [...view.pitfalls, ...view.needs];
          const asking = all.filter((row) => row.state === "open");
          return (
            <Stack gap="tight">
              {asking.length === 0 ? (
                <p className="kit-quiet">{t`Geen valkuil of behoefte vraagt nu aandacht.`}</p>
              ) : (
                <TaskList label={t`Valkuilen en behoeften`} tasks={asking.map((row) => task(caseId, row))} />
              )}
              <TextLink href={paths.guides(caseId)}>{t`Alle zes valkuilen en acht behoeften`}</TextLink>
            </Stack>
          );
        }}
      </QueryStates>
    </Section>
  );
}

const task = (caseId: string, row: GuideRowView) => ({
  key: row.code,
  href: paths.guide(caseId, row.code),
  title: row.name,
  detail: row.missing[0]?.text ?? "",
  status: <GuideStatus row={row} />,
});
