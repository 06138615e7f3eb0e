import { useView } from "../../ipc/hooks.ts";
import type { CheckVisitRequest } from "../../ipc/types/CheckVisitRequest.ts";
import type { VisitValues } from "./visitValues.ts";

/** What the check before a visit asks; "nothing" says that none of it holds. */
export const concerns = ["unannounced", "dark", "aggression", "substances", "animals", "phone", "nothing"] as const;
export type Concern = (typeof concerns)[number];

/** Once something of the list is chosen, the whole list was gone through. */
function asked(caseId: string, { concerns: chosen, company }: Pick<VisitValues, "concerns" | "company">): CheckVisitRequest {
  const holds = (concern: Concern) => (chosen.length === 0 ? null : chosen.includes(concern));
  const not = (answer: boolean | null) => (answer === null ? null : !answer);
  return {
    case: caseId,
    company: company || null,
    announced: not(holds("unannounced")),
    dark: holds("dark"),
    aggression: holds("aggression"),
    substances: holds("substances"),
    animals: holds("animals"),
    phone_ready: not(holds("phone")),
  };
}

/** What is known before a visit, and how careful to be with these answers. */
export const useVisitCheck = (caseId: string, values: VisitValues) => useView("check_visit", asked(caseId, values), { keepPrevious: true });

/** "Nothing" and the rest exclude each other; the last one chosen counts. */
export function chosen(next: Concern[], before: readonly Concern[]): Concern[] {
  const fresh = next.find((concern) => !before.includes(concern));
  return fresh === "nothing" ? ["nothing"] : next.filter((concern) => concern !== "nothing");
}
