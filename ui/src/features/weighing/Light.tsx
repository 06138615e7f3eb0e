import { useLingui } from "@lingui/react/macro";
import type { Light as Code } from "../../ipc/types/Light.ts";
import { StatusTag, type Tone } from "../../kit/StatusTag.tsx";
import { capital, useTerms } from "../../parts/terms.ts";

const tones: Record<Code, Tone> = { green: "plain", amber: "attention", red: "urgent" };

/** How a bar stands, in words; the colour only repeats them. */
export function Light({ light, words }: { light: Code; words?: string }) {
  const { t } = useLingui();
  const { term } = useTerms();
  const said = capital(words ?? term("light", light));
  return (
    <StatusTag tone={tones[light]}>
      <span className="kit-hidden">{t`Stand:`} </span>
      {said}
    </StatusTag>
  );
}
