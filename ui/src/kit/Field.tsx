import { Trans } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { type Meanwhile, MeanwhileChanged, sayText } from "./Meanwhile.tsx";

/** What every field takes. `error` is shown beside the field in the words of the error summary. */
export type FieldProps = {
  label: string;
  id?: string;
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  /** Quiet words at the end of the label line, as who will see this. */
  aside?: string;
  disabled?: boolean;
  onBlur?: () => void;
  /** Someone else changed what stands here; shown with both values until the person chose. */
  meanwhile?: Meanwhile | undefined;
};

export type Described = { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };

/** Ids that tie a control to its hint and error. */
export function useDescribed(props: { id?: string; hint?: ReactNode; error?: string | undefined }): Described & { hintId: string; errorId: string } {
  const own = useId();
  const id = props.id ?? own;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [props.hint && hintId, props.error && errorId].filter(Boolean).join(" ");
  return { id, hintId, errorId, "aria-describedby": described || undefined, "aria-invalid": props.error ? true : undefined };
}

export function Optional() {
  return (
    <span className="kit-field__optional">
      {" "}
      <Trans>(niet verplicht)</Trans>
    </span>
  );
}

export function HintAndError({ hint, hintId, error, errorId }: { hint?: ReactNode; hintId: string; error?: string | undefined; errorId: string }) {
  return (
    <>
      {hint && (
        <div id={hintId} className="kit-hint">
          {hint}
        </div>
      )}
      {error && (
        <p id={errorId} className="kit-error">
          <span className="kit-hidden">
            <Trans>Fout:</Trans>{" "}
          </span>
          {error}
        </p>
      )}
    </>
  );
}

type FieldFrameProps = FieldProps & {
  described: ReturnType<typeof useDescribed>;
  /** A value of the field in words; the value itself by default. */
  say?: (value: unknown) => string;
  children: ReactNode;
};

/** Label, hint and error around one control. */
export function FieldFrame({ label, hint, error, optional, aside, described, meanwhile, say = sayText, children }: FieldFrameProps) {
  return (
    <div className={`kit-field${error ? " kit-field--invalid" : ""}`}>
      <div className="kit-field__head">
        <label className="utrecht-form-label" htmlFor={described.id}>
          {label}
          {optional && <Optional />}
        </label>
        {aside && <span className="kit-field__aside">{aside}</span>}
      </div>
      <HintAndError hint={hint} hintId={described.hintId} error={error} errorId={described.errorId} />
      {children}
      <MeanwhileChanged meanwhile={meanwhile} label={label} say={say} />
    </div>
  );
}

type GroupProps = {
  legend: string;
  id?: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  aside?: string;
  hideLegend?: boolean;
  meanwhile?: Meanwhile | undefined;
  say?: (value: unknown) => string;
  children: (described: ReturnType<typeof useDescribed>) => ReactNode;
};

/**
 * Legend, hint and error around several controls. A group by its role: a real legend keeps the width that it had when the
 * window gets narrower, in WebKit.
 */
export function GroupFrame({ legend, hint, error, optional, aside, hideLegend, id, meanwhile, say = sayText, children }: GroupProps) {
  const described = useDescribed({ id, hint, error });
  const name = `${described.id}-legend`;
  return (
    <div role="group" className={`kit-field${error ? " kit-field--invalid" : ""}`} aria-labelledby={name} aria-describedby={described["aria-describedby"]}>
      <div id={name} className={hideLegend ? "kit-hidden" : "kit-field__head"}>
        <span className="utrecht-form-label">
          {legend}
          {optional && <Optional />}
        </span>
        {aside && <span className="kit-field__aside"> {aside}</span>}
      </div>
      <HintAndError hint={hint} hintId={described.hintId} error={error} errorId={described.errorId} />
      {children(described)}
      <MeanwhileChanged meanwhile={meanwhile} label={legend} say={say} />
    </div>
  );
}

/** The props that a control takes from `useDescribed`. */
export function control(described: Described): Described {
  return { id: described.id, "aria-describedby": described["aria-describedby"], "aria-invalid": described["aria-invalid"] };
}
