import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { MirrorOutcome } from "../../ipc/types/MirrorOutcome.ts";
import type { MirrorTaskView } from "../../ipc/types/MirrorTaskView.ts";
import type { RoleMirrorView } from "../../ipc/types/RoleMirrorView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { useWide } from "../../kit/useWide.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";
import { MirrorStack } from "./MirrorStack.tsx";
import { MirrorTable } from "./MirrorTable.tsx";
import type { Say } from "./OwnSay.tsx";

/** Who does what: what every partner says of a task, and what others think. */
export default function MirrorScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Rolspiegel`}
      lead={t`Wie doet wat? Eerst wat iemand zelf zegt, daarna wat anderen denken. Waar dat verschilt, staat een vraag.`}
    >
      {(view) => <Mirror view={view} />}
    </CasePage>
  );
}

type Shown = MirrorOutcome | "all" | "open" | "silent";

function Mirror({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const found = useView("role_mirror", { case: view.case });
  return (
    <QueryStates
      query={found}
      empty={(mirror) =>
        mirror.partners.length === 0 && (
          <EmptyState title={t`Nog geen partners`} action={<LinkButton href={paths.newPartner(view.case)}>{t`Partner toevoegen`}</LinkButton>}>
            {t`Voeg toe met wie u deze zaak samen doet. Dan kan ieder zeggen wat hij doet.`}
          </EmptyState>
        )
      }
    >
      {(mirror) => <Tasks view={view} mirror={mirror} />}
    </QueryStates>
  );
}

function Tasks({ view, mirror }: { view: CaseView; mirror: RoleMirrorView }) {
  const [shown, setShown] = useState<Shown>("all");
  const wide = useWide();
  const { run, pending, error } = useDo();
  const { t } = useLingui();
  const say: Say = (task, says, strength) =>
    void run(
      "claim_task",
      { case: view.case, task: task.task, partner: null, says, of: null, strength, since: null, reason: "", on_behalf: "" },
      { text: t`Vastgelegd: ${task.label}.`, key: task.task },
    );
  const tasks = mirror.tasks.filter((task) => fits(task, shown));
  const props = { caseId: view.case, mirror, tasks, say: view.state === "open" ? say : null, pending };
  return (
    <Stack>
      <Outcomes mirror={mirror} shown={shown} onShow={setShown} />
      {error && <Refused error={error} />}
      {tasks.length === 0 ? <p className="kit-quiet">{t`Geen taken met deze uitkomst.`}</p> : wide ? <MirrorTable {...props} /> : <MirrorStack {...props} />}
    </Stack>
  );
}

function fits(task: MirrorTaskView, shown: Shown): boolean {
  if (shown === "all") return true;
  if (shown === "silent") return !task.begun;
  if (shown === "open") return task.begun && task.outcome !== "clear";
  return task.begun && task.outcome === shown;
}

/** How often each outcome occurs; each number shows its tasks. */
function Outcomes({ mirror, shown, onShow }: { mirror: RoleMirrorView; shown: Shown; onShow: (shown: Shown) => void }) {
  const { t } = useLingui();
  const silent = mirror.tasks.filter((task) => !task.begun).length;
  const open = mirror.tasks.filter((task) => fits(task, "open")).length;
  return (
    <RadioGroup<Shown>
      legend={t`Welke taken?`}
      tiles
      value={shown}
      onChange={onShow}
      options={[
        { value: "all", label: t`Alle (${mirror.tasks.length})` },
        { value: "open", label: t`Te bespreken (${open})` },
        ...mirror.counts.filter(({ count }) => count > 0).map(({ outcome, label, count }) => ({ value: outcome as Shown, label: `${label} (${count})` })),
        ...(silent > 0 ? [{ value: "silent" as const, label: t`Nog niets gezegd (${silent})` }] : []),
      ]}
    />
  );
}
