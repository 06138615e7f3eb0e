import type { ReactNode } from "react";

export type Tone = "plain" | "todo" | "attention" | "urgent";

/** Finished things are plain text; colour is for what needs a person. */
export function StatusTag({ tone = "plain", children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`kit-tag kit-tag--${tone}`}>{children}</span>;
}
