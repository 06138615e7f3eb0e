import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { TextLink } from "./Button.tsx";

export type FormError = { field?: string; text: string };

type ErrorSummaryProps = {
  errors: readonly FormError[];
  title?: string;
  /** How often the form was sent: the focus comes here once per sending, never while a person mends one error of several. */
  attempt?: number;
};

const MARK = /^(?:Fout|Error): /;

/** Takes the focus when errors appear; each error leads to its field (by element id). */
export function ErrorSummary({ errors, title, attempt }: ErrorSummaryProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map((error) => `${error.field}${error.text}`).join("|");
  const mark = t`Fout: `;
  const shown = key !== "";
  const sending = attempt ?? key;
  const seen = useRef<number | string>(attempt ?? "");

  useEffect(() => {
    if (!shown && attempt === undefined) seen.current = "";
    if (!shown || seen.current === sending) return;
    seen.current = sending;
    box.current?.focus();
  }, [shown, sending, attempt]);

  useEffect(() => {
    if (!shown) return;
    document.title = mark + document.title.replace(MARK, "");
    return () => {
      document.title = document.title.replace(MARK, "");
    };
  }, [shown, mark]);

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
