import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { RecordGroup } from "../../parts/RecordList.tsx";
import { paths } from "../../paths.ts";

/** What belongs to no case: fixed faces, shortages, obstacles to sharing, the pot. */
export default function TeamScreen() {
  const { t } = useLingui();
  const found = useView("list_records", { case: null, kinds: [] });
  return (
    <>
      <PageHeader title={t`Team`} lead={t`Vaste gezichten, tekorten en afspraken over delen. Los van een zaak.`} />
      <QueryStates query={found}>
        {(list) => (
          <Stack gap="loose">
            {list.groups.map((group) => (
              <RecordGroup key={group.kind} group={group} hrefs={{ add: paths.newTeamRecord(group.kind), change: (record) => paths.teamRecord(group.kind, record) }} />
            ))}
          </Stack>
        )}
      </QueryStates>
    </>
  );
}
