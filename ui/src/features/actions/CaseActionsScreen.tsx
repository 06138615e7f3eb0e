import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Columns, Section } from "../../kit/Layout.tsx";
import { EmptyState } from "../../kit/States.tsx";
import { ActionItems } from "../../parts/actions.tsx";
import { AddAction } from "../../parts/AddAction.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { ActionGroups } from "./ActionGroups.tsx";

export default function CaseActionsScreen() {
  const { t } = useLingui();
  const [added, setAdded] = useState(0);
  return (
    <CasePage title={t`Acties`}>
      {(view) => (
        <Columns
          aside={
            view.state === "open" && (
              <Section title={t`Nieuwe actie`}>
                <AddAction key={added} caseId={view.case} partners={view.partners} onDone={() => setAdded(added + 1)} />
              </Section>
            )
          }
        >
          <Planned view={view} />
        </Columns>
      )}
    </CasePage>
  );
}

function Planned({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const open = view.actions.filter((action) => action.bucket !== "ended");
  const closed = view.state !== "open";
  const ended = view.actions.filter((action) => action.bucket === "ended");
  return (
    <>
      {open.length === 0 ? (
        <EmptyState title={t`Geen open acties`}>{!closed && t`Spreek af wie wat doet, en wanneer. Dan blijft de zaak niet liggen.`}</EmptyState>
      ) : (
        <ActionGroups actions={open} inCase closed={closed} />
      )}
      {ended.length > 0 && (
        <Disclosure title={t`Afgerond (${ended.length})`}>
          <ActionItems label={t`Afgerond`} actions={ended} inCase closed={closed} />
        </Disclosure>
      )}
    </>
  );
}
