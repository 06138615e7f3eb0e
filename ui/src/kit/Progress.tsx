import { Trans } from "@lingui/react/macro";
import { useId } from "react";
import { Button } from "./Button.tsx";

type ProgressBarProps = {
  label: string;
  /** 0 to 1; absent while the size of the work is unknown. */
  value?: number | null;
  detail?: string;
  onCancel?: () => void;
};

export function ProgressBar({ label, value, detail, onCancel }: ProgressBarProps) {
  const id = useId();
  const percent = typeof value === "number" ? Math.round(value * 100) : undefined;
  return (
    <div className="kit-progress">
      <span id={id}>
        {label}
        {percent !== undefined && <span className="kit-quiet"> {percent} %</span>}
      </span>
      <div className="kit-progress__track" role="progressbar" aria-labelledby={id} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span className="kit-progress__fill" style={{ inlineSize: `${percent ?? 35}%` }} />
      </div>
      {detail && <span className="kit-hint">{detail}</span>}
      {onCancel && (
        <div>
          <Button kind="secondary" onPress={onCancel}>
            <Trans>Annuleren</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
