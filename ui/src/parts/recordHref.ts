import { paths } from "../paths.ts";
import { bareKind } from "./bareKind.ts";

/** Records that do not stand in the timeline open where they are kept. */
const places: Record<string, (caseId: string, record: string) => string> = {
  case: paths.case,
  address: paths.case,
  partner: paths.partner,
  role: paths.partners,
  person: paths.people,
  reporter: paths.people,
  factor: paths.case,
  link: paths.case,
};

/** Where a record is opened: its place in the timeline, or the page that holds it. */
export function recordHref(kind: string, caseId: string, record: string): string {
  return (places[bareKind(kind)] ?? paths.entry)(caseId, record);
}
