import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useCaseDetail } from "../../parts/caseRow.tsx";

const FEW = 6;

/** Puts a case on the agenda that was not proposed. */
export function AddCase({ taken, onAdd }: { taken: readonly string[]; onAdd: (caseId: string) => void }) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const detail = useCaseDetail();
  const asks = query.trim().length >= 2;
  const found = useView(
    "list_cases",
    { query: query.trim(), phases: [], urgencies: [], needs: [], lead: "any", state: "open", sort: "attention", descending: false, offset: 0, limit: FEW },
    { enabled: asks, keepPrevious: true },
  );
  return (
    <Section title={t`Nog een zaak bespreken`}>
      <Stack gap="tight">
        <TextField type="search" label={t`Zoek op adres, nummer of partner`} value={query} onChange={setQuery} spellCheck={false} />
        {asks && (
          <QueryStates query={found}>
            {(list) => {
              const rows = list.rows.filter((row) => !taken.includes(row.case));
              return rows.length === 0 ? (
                <p className="kit-quiet">{t`Geen andere open zaken gevonden.`}</p>
              ) : (
                <TaskList
                  label={t`Zet op de agenda`}
                  tasks={rows.map((row) => ({
                    key: row.case,
                    title: row.address,
                    detail: detail(row),
                    status: t`Zet op de agenda`,
                    onPress: () => {
                      onAdd(row.case);
                      setQuery("");
                    },
                  }))}
                />
              );
            }}
          </QueryStates>
        )}
      </Stack>
    </Section>
  );
}
