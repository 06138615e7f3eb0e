import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { RecordGroup } from "../../parts/RecordList.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { type Place, usePlaces } from "./places.ts";

/** Everything of a case that belongs to one place: finding out, the plan, working together, formal steps. */
export default function WorkScreen() {
  const place = useParam("place") as Place;
  const { title, lead } = usePlaces()[place] ?? usePlaces().inquiry;
  return (
    <CasePage title={title} lead={lead}>
      {(view) => <Work view={view} place={place} />}
    </CasePage>
  );
}

function Work({ view, place }: { view: CaseView; place: Place }) {
  const found = useView("list_records", { case: view.case, kinds: [] });
  const open = view.state === "open";
  return (
    <QueryStates query={found}>
      {(list) => (
        <Stack gap="loose">
          {list.groups
            .filter((group) => group.place === place)
            .map((group) => (
              <RecordGroup
                key={group.kind}
                group={group}
                hrefs={open ? { add: paths.newRecord(view.case, group.kind), change: (record) => paths.record(view.case, group.kind, record) } : null}
              />
            ))}
        </Stack>
      )}
    </QueryStates>
  );
}
