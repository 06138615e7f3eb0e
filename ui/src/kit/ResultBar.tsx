import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useUndoableResult } from "./useUndoableResult.ts";

/** "Actie afgerond. Ongedaan maken": stays until the next result, until it is closed or left behind. */
export function ResultBar() {
  const { t } = useLingui();
  const { result, report, dismiss } = useUndoableResult();
  const [busy, setBusy] = useState(false);
  const undo = async () => {
    if (!result?.undo || busy) return;
    setBusy(true);
    try {
      await result.undo();
      report(t`Ongedaan gemaakt.`);
    } catch {
      report(t`Ongedaan maken lukte niet. Er is niets gewijzigd.`);
    }
    setBusy(false);
  };
  return (
    <div className="kit-result" role="status">
      {result && (
        <div className="kit-result__bar" key={result.id}>
          <span>{result.text}</span>
          {result.undo && (
            <button type="button" onClick={() => void undo()}>
              <Trans>Ongedaan maken</Trans>
            </button>
          )}
          <button type="button" onClick={dismiss}>
            <Trans>Sluit</Trans>
          </button>
        </div>
      )}
    </div>
  );
}
