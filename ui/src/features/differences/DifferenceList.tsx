import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ConflictView } from "../../ipc/types/ConflictView.ts";
import { useDensity } from "../../kit/display.ts";
import { useShortcut } from "../../kit/useShortcut.ts";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { Difference } from "./Difference.tsx";
import { type Choice, choicesOf } from "./choices.ts";
import { useResolve } from "./useResolve.ts";

const keyOf = (conflict: ConflictView) => conflict.record + conflict.field;

/** All differences under each other. Alt+↓ and Alt+↑ walk; on a focused one 1, 2, 3 choose. */
export function DifferenceList({ conflicts, oneCase }: { conflicts: readonly ConflictView[]; oneCase: boolean }) {
  const { t } = useLingui();
  const desk = useDensity() === "office";
  const box = useRef<HTMLDivElement>(null);
  const resolve = useResolve();
  const { report } = useUndoableResult();
  const after = useRef<number | null>(null);
  const [chosen, setChosen] = useState<{ key: string; choice: Choice } | null>(null);

  const cards = () => [...(box.current?.querySelectorAll<HTMLElement>("[data-difference]") ?? [])];
  const walk = (step: 1 | -1) => {
    const all = cards();
    const here = all.findIndex((card) => card.contains(document.activeElement));
    const next = here === -1 ? (step === 1 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, here + step));
    all[next]?.focus();
    all[next]?.scrollIntoView?.({ block: "nearest" });
  };
  useShortcut("next_difference", () => walk(1));
  useShortcut("previous_difference", () => walk(-1));

  const count = conflicts.length;
  useEffect(() => {
    if (after.current === null) return;
    const all = cards();
    all[Math.min(after.current, all.length - 1)]?.focus();
    after.current = null;
  }, [count]);

  const settle = async (conflict: ConflictView, index: number, choice: Choice): Promise<boolean> => {
    if (!(await resolve.run(keyOf(conflict), conflict, choice))) return false;
    setChosen(null);
    after.current = index;
    const left = count - 1;
    report(left === 0 ? t`Vastgelegd. Er zijn geen verschillen meer.` : t`Vastgelegd. Nog ${left} te gaan.`);
    return true;
  };
  const onKey = (event: KeyboardEvent, conflict: ConflictView) => {
    const focused = event.target instanceof HTMLElement && event.target.dataset.difference !== undefined;
    if (!focused || event.altKey || event.ctrlKey || event.metaKey) return;
    const choice = choicesOf(conflict)[Number(event.key) - 1];
    if (!choice) return;
    event.preventDefault();
    setChosen({ key: keyOf(conflict), choice });
  };
  return (
    <>
      {desk && (
        <p className="kit-quiet">
        <Trans>
          Sneltoetsen: <kbd>Alt</kbd> + <kbd>↓</kbd> gaat naar het volgende verschil. Staat u op een verschil, dan kiest <kbd>1</kbd>, <kbd>2</kbd> of <kbd>3</kbd>. Met <kbd>Enter</kbd> legt u de keuze vast.
        </Trans>
        </p>
      )}
      <div ref={box}>
        {conflicts.map((conflict, index) => (
          // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions -- keys that also stand on its buttons
          <section
            key={keyOf(conflict)}
            className="kit-card"
            data-difference=""
            tabIndex={-1}
            aria-label={t`Verschil ${index + 1} van ${count}: ${conflict.field_label}`}
            onKeyDown={(event) => onKey(event, conflict)}
          >
            <Difference
              conflict={conflict}
              oneCase={oneCase}
              pending={resolve.pending === keyOf(conflict)}
              error={resolve.failed === keyOf(conflict) ? resolve.error : null}
              chosen={chosen?.key === keyOf(conflict) ? chosen.choice : null}
              onChoose={(choice) => setChosen(choice && { key: keyOf(conflict), choice })}
              onSettle={(choice) => settle(conflict, index, choice)}
            />
          </section>
        ))}
      </div>
    </>
  );
}
