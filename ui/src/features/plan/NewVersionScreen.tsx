import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { VersionForm } from "./VersionForm.tsx";

/** A new version of the joint analysis; it begins with what stands now. */
export default function NewVersionScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  return (
    <CasePage
      title={t`Nieuwe versie van analyse en plan`}
      lead={t`De vorige versie blijft bewaard. Partners zeggen opnieuw of zij akkoord zijn.`}
      back={{ href: paths.plan(caseId), label: t`Analyse en plan` }}
      needsOpen
    >
      {(view) => <Form view={view} />}
    </CasePage>
  );
}

function Form({ view }: { view: CaseView }) {
  const plan = useView("analysis", { case: view.case });
  const timeline = useView("timeline", { case: view.case, kinds: ["fact/1", "quote/1", "report/1", "visit/1"], from: null, until: null, newest_first: true });
  return (
    <QueryStates query={plan}>
      {(found) => <QueryStates query={timeline}>{(file) => <VersionForm caseId={view.case} plan={found} entries={file.items} />}</QueryStates>}
    </QueryStates>
  );
}
