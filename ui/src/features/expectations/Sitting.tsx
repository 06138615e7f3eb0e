import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { useDo } from "../../parts/useDo.ts";
import { OwnAnswers } from "./OwnAnswers.tsx";
import { atScreen, covered } from "./sitter.ts";
import { useKeptAnswers } from "./useKeptAnswers.ts";
import { WhoSits } from "./WhoSits.tsx";

type SittingProps = { caseId: string; by: string | null; check: ExpectationsView; onSits: (by: string | null) => void };

/** One person at the screen, until the next sits down: by then what he answered is covered. */
export function Sitting({ caseId, by, check, onSits }: SittingProps) {
  const { t } = useLingui();
  const client = useQueryClient();
  const kept = useKeptAnswers(caseId, by, check.answers);
  const { run, pending, error } = useDo();
  const [next, setNext] = useState<{ by: string | null } | null>(null);
  const me = atScreen(check, by);
  const stands = me !== undefined && covered(me);
  const passOn = async (to: string | null) => {
    const saved = await kept.flush();
    const done = saved && (await run("save_expectations", { case: caseId, by, answers: kept.answers, pass_on: true }, { text: t`Bewaard en afgedekt. Geef het scherm door.` }));
    setNext(null);
    if (!done) return;
    // What was read stays nowhere: the next at the screen must not see it flash by.
    await client.resetQueries({ queryKey: ["expectations"] });
    onSits(to);
  };
  return (
    <>
      <WhoSits caseId={caseId} partners={check.partners} by={by} onChange={(to) => (stands || kept.empty ? onSits(to) : setNext({ by: to }))} />
      {error && <Refused error={error} />}
      <OwnAnswers by={by} check={check} kept={kept} onDone={() => setNext({ by: null })} />
      <AlertDialog
        open={next !== null}
        title={t`Klaar met antwoorden?`}
        confirm={t`Dek af en geef door`}
        pending={pending !== null}
        onClose={() => setNext(null)}
        onConfirm={() => next && void passOn(next.by)}
      >
        {t`Uw antwoorden worden afgedekt. U kunt ze daarna niet meer wijzigen, wel laten zien.`}
      </AlertDialog>
    </>
  );
}
