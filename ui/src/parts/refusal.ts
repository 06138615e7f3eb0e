// Why the core refused something, in the words of the content pack.
import { useCallback } from "react";
import { fillText } from "../i18n/fillText.ts";
import { day } from "../i18n/format.ts";
import type { ApiError } from "../ipc/ApiError.ts";
import { useTerms } from "./terms.ts";

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The reason of a refusal in a sentence; empty when the pack has no words for it. */
export function useRefusal(): (error: ApiError) => string {
  const { text } = useTerms();
  return useCallback(
    (error) => {
      const { reason } = error.params;
      if (error.code !== "invalid_input" || reason === undefined) return "";
      const words = text(`field_error.${reason}`) || text(`message.${reason}`);
      return fillText(words, (name) => {
        const value = error.params[name];
        if (value === undefined) return undefined;
        return A_DAY.test(value) ? day(value) : text(value) || value;
      });
    },
    [text],
  );
}
