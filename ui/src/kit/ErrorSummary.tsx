import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { TextLink } from "./Button.tsx";

export type FormError = { field?: string; text: string };

type ErrorSummaryProps = { errors: readonly FormError[]; title?: string };

const MARK = /^(?:Fout|Error): /;

/** Takes the focus when errors appear; each error leads to its field (by element id). */
export function ErrorSummary({ errors, title }: ErrorSummaryProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map((error) => `${error.field}${error.text}`).join("|");
  const mark = t`Fout: `;

  useEffect(() => {
    if (key === "") return;
    box.current?.focus();
    document.title = mark + document.title.replace(MARK, "");
    return () => {
      document.title = document.title.replace(MARK, "");
    };
  }, [key, mark]);

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
