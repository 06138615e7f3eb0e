import { Trans } from "@lingui/react/macro";
import { useUndoableResult } from "./useUndoableResult.ts";

/** "Actie afgerond. Ongedaan maken": stays until the next result, until it is closed or left behind. */
export function ResultBar() {
  const { result, dismiss, undo } = useUndoableResult();
  return (
    <div className="kit-result" role="status">
      {result && (
        <div className="kit-result__bar" key={result.id}>
          <span>{result.text}</span>
          {result.undo && (
            <button type="button" aria-disabled={result.undoing || undefined} onClick={() => void undo()}>
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
