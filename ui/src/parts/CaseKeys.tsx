import { useCaseShortcuts } from "./useCaseShortcuts.ts";

/** The keys of a case, for a page that is not always about one. */
export function CaseKeys({ caseId }: { caseId: string }) {
  useCaseShortcuts(caseId);
  return null;
}
