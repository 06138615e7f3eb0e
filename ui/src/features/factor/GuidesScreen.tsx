import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { GuideRowView } from "../../ipc/types/GuideRowView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { GuideStatus } from "../../parts/GuideStatus.tsx";
import { paths } from "../../paths.ts";

/** The six pitfalls and eight needs of a case, each with its state and what is missing first. */
export default function GuidesScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Valkuilen en behoeften`} lead={t`Waar samenwerken vaak op vastloopt, en wat partners van elkaar nodig hebben.`}>
      {(view) => <Lists caseId={view.case} />}
    </CasePage>
  );
}

function Lists({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const found = useView("guides", { case: caseId });
  return (
    <QueryStates query={found}>
      {(view) => (
        <Stack gap="loose">
          <List caseId={caseId} title={t`Zes valkuilen`} rows={view.pitfalls} />
          <List caseId={caseId} title={t`Acht behoeften`} rows={view.needs} />
        </Stack>
      )}
    </QueryStates>
  );
}

function List({ caseId, title, rows }: { caseId: string; title: string; rows: readonly GuideRowView[] }) {
  return (
    <Section title={title}>
      <TaskList
        label={title}
        tasks={rows.map((row, index) => ({
          key: row.code,
          number: index + 1,
          href: paths.guide(caseId, row.code),
          title: row.name,
          detail: (row.missing[0] ?? row.because[0])?.text,
          status: <GuideStatus row={row} />,
        }))}
      />
    </Section>
  );
}
