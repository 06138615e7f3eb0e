import { useLingui } from "@lingui/react/macro";
import type { ActionView } from "../../ipc/types/ActionView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { ActionItems, type Bucket } from "../../parts/actions.tsx";

const order: readonly Bucket[] = ["overdue", "today", "week", "later", "no_day", "ended"];

/** Actions under what their day means from today. */
export function ActionGroups({ actions, inCase = false, closed = false }: { actions: readonly ActionView[]; inCase?: boolean; closed?: boolean }) {
  const { t } = useLingui();
  const names: Record<Bucket, string> = {
    overdue: t`Verlopen`,
    today: t`Vandaag`,
    week: t`Deze week`,
    later: t`Later`,
    no_day: t`Zonder datum`,
    ended: t`Afgerond`,
  };
  const groups = order.map((bucket) => ({ bucket, found: actions.filter((action) => action.bucket === bucket) }));
  return (
    <Stack gap="loose">
      {groups
        .filter(({ found }) => found.length > 0)
        .map(({ bucket, found }) => (
          <Section key={bucket} title={`${names[bucket]} (${found.length})`}>
            <ActionItems label={names[bucket]} actions={found} inCase={inCase} closed={closed} />
          </Section>
        ))}
    </Stack>
  );
}
