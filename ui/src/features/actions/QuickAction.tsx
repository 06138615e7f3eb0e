import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import { Select } from "../../kit/Choice.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { AddAction } from "../../parts/AddAction.tsx";

/** An action from anywhere: first the case, then what, who and when. */
export function QuickAction({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState("");
  const cases = useView(
    "list_cases",
    { query, phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "attention", descending: false, offset: 0, limit: 50 },
    { keepPrevious: true },
  );
  return (
    <Stack>
      <QueryStates query={cases}>
        {(view) => (
          <>
            {(view.total > view.rows.length || query !== "") && <TextField type="search" label={t`Zoek de zaak`} value={query} onChange={setQuery} />}
            {view.rows.length === 0 ? (
              <EmptyState title={t`Geen open zaak gevonden`}>{t`Een actie hoort bij een open zaak.`}</EmptyState>
            ) : (
              <Select
                label={t`Bij welke zaak?`}
                options={view.rows.map((row) => ({ value: row.case, label: `${row.address} (${row.number})` }))}
                value={view.rows.some((row) => row.case === chosen) ? chosen : ""}
                onChange={setChosen}
              />
            )}
          </>
        )}
      </QueryStates>
      {chosen !== "" && <InCase key={chosen} caseId={chosen} onClose={onClose} />}
    </Stack>
  );
}

function InCase({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const found = useView("case", { case: caseId });
  return <QueryStates query={found}>{(view) => <AddAction caseId={caseId} partners={view.partners} onDone={onClose} onCancel={onClose} />}</QueryStates>;
}
