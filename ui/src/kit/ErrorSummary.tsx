import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { TextLink } from "./Button.tsx";

export type FormError = { field?: string; text: string };

type ErrorSummaryProps = {
  errors: readonly FormError[];
  title?: string;
  /** Which sending of the form this is; each one with errors takes the focus. */
  attempt?: number;
};

const MARK = /^(?:Fout|Error): /;

/** Takes the focus when errors appear, not when one of them is mended; each error leads to its field (by element id). */
export function ErrorSummary({ errors, title, attempt = 0 }: ErrorSummaryProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const keys = errors.map((error) => `${error.field}${error.text}`);
  const key = keys.join("|");
  const told = useRef<{ keys: readonly string[]; attempt: number }>({ keys: [], attempt });
  const mark = t`Fout: `;

  useEffect(() => {
    const fresh = attempt !== told.current.attempt || keys.some((one) => !told.current.keys.includes(one));
    told.current = { keys, attempt };
    if (key === "") return;
    if (fresh) box.current?.focus();
    document.title = mark + document.title.replace(MARK, "");
    return () => {
      document.title = document.title.replace(MARK, "");
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the key holds the errors
  }, [key, mark, attempt]);

  if (errors.length === 0) return null;
  return (
    <div ref={box} className="kit-summary" role="alert" tabIndex={-1} aria-labelledby="error-summary-title">
      <h2 id="error-summary-title">{title ?? t`Er ging iets mis`}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}${error.text}`}>
            {error.field ? <TextLink onPress={() => focusField(error.field ?? "")}>{error.text}</TextLink> : error.text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function focusField(id: string) {
  const field = document.getElementById(id);
  field?.focus();
  field?.scrollIntoView?.({ block: "center" });
}
