// The list behind a number of the board, as an address.
import type { BoardListView } from "../../ipc/types/BoardListView.ts";
import { bareKind } from "../../parts/bareKind.ts";
import { searchFrom } from "../../parts/caseFilters.ts";
import { paths } from "../../paths.ts";

export function boardHref({ cases, actions, records }: BoardListView): string {
  if (cases) return paths.casesThat(searchFrom({ ...cases, pitfalls: cases.pitfalls ?? [] }));
  if (actions) {
    return paths.actionsThat({ ...(actions.organisation ? { organisation: actions.organisation } : {}), ...(actions.overdue ? { overdue: "true" } : {}) });
  }
  if (records) {
    const kind = records.kinds[0];
    return paths.teamThat({ ...(kind ? { kind: bareKind(kind) } : {}), ...(records.state ? { state: records.state } : {}) });
  }
  return paths.board;
}
