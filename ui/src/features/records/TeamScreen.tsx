import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useView } from "../../ipc/hooks.ts";
import { FilterChips } from "../../kit/FilterPanel.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { RecordGroup } from "../../parts/RecordList.tsx";
import { useGo } from "../../parts/useGo.ts";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** What belongs to no case: fixed faces, shortages, obstacles to sharing, the pot. */
export default function TeamScreen() {
  const { t } = useLingui();
  const { label } = useTerms();
  const go = useGo();
  const { kind, state } = useSearch({ strict: false }) as { kind?: string; state?: string };
  const found = useView("list_records", { case: null, kinds: kind ? [`${kind}/1`] : [], ...(state ? { state } : {}) });
  const chosen = [
    ...(kind ? [{ key: "kind", label: label("kind", kind), onRemove: () => go(paths.team) }] : []),
    ...(state ? [{ key: "state", label: label("open_state", state), onRemove: () => go(kind ? paths.teamThat({ kind }) : paths.team) }] : []),
  ];
  return (
    <>
      <PageHeader title={t`Team`} lead={t`Vaste gezichten, tekorten, afspraken over delen en de pot. Los van een zaak; alleen u ziet dit.`} />
      <QueryStates query={found}>
        {(view) => (
          <Stack gap="loose">
            <FilterChips filters={chosen} onClear={() => go(paths.team)} />
            {view.groups.map((group) => (
              <RecordGroup key={group.kind} group={group} open={(record) => paths.teamRecord(group.kind, record)} add={paths.newTeamRecord(group.kind)} />
            ))}
          </Stack>
        )}
      </QueryStates>
    </>
  );
}
