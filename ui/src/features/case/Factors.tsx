import { useLingui } from "@lingui/react/macro";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Section } from "../../kit/Layout.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { FactorStatus } from "../../parts/FactorStatus.tsx";
import { paths } from "../../paths.ts";

/** The seven success factors: each with its state and what is there or missing first. */
export function Factors({ view }: { view: CaseView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Zeven succesfactoren`}>
      <TaskList
        label={t`Zeven succesfactoren`}
        tasks={view.factors.map((factor, index) => ({
          key: factor.code,
          href: paths.factor(view.case, index + 1),
          number: index + 1,
          title: factor.name,
          detail: factor.summary,
          status: <FactorStatus row={factor} />,
        }))}
      />
    </Section>
  );
}
