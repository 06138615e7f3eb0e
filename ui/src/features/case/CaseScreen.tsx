import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Columns } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useCaseShortcuts } from "../../parts/useCaseShortcuts.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { Attention } from "./Attention.tsx";
import { CaseHead } from "./CaseHead.tsx";
import { CaseNotices, Ending } from "./CaseNotices.tsx";
import { Factors } from "./Factors.tsx";
import { NextCard } from "./NextCard.tsx";
import { PitfallsAndNeeds } from "./PitfallsAndNeeds.tsx";
import { PeopleAndPartners } from "./PeopleAndPartners.tsx";
import { Progress } from "./Progress.tsx";
import { RecentTimeline } from "./RecentTimeline.tsx";

export default function CaseScreen() {
  const { t } = useLingui();
  const id = useParam("caseId");
  const found = useView("case", { case: id });
  return (
    <>
      {found.data === undefined && <PageHeader title={t`Zaak`} back={{ href: paths.cases, label: t`Zaken` }} />}
      <QueryStates query={found}>{(view) => <OneCase key={view.case} view={view} />}</QueryStates>
    </>
  );
}

function OneCase({ view }: { view: CaseView }) {
  useCaseShortcuts(view.case);
  return (
    <>
      <CaseHead view={view} />
      <Columns
        aside={
          <>
            <Attention view={view} />
            <RecentTimeline caseId={view.case} />
            <PeopleAndPartners view={view} />
          </>
        }
      >
        <Ending view={view} />
        <NextCard view={view} />
        <CaseNotices view={view} />
        <Factors view={view} />
        <PitfallsAndNeeds caseId={view.case} />
        <Progress view={view} />
      </Columns>
    </>
  );
}
