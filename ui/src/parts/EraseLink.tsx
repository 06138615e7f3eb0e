import { useLingui } from "@lingui/react/macro";
import { TextLink } from "../kit/Button.tsx";
import { paths } from "../paths.ts";

type EraseLinkProps = { caseId: string; record: string; what: string };

/** Leads to erasing one record for good: first what goes and who is asked, then the decision. */
export function EraseLink({ caseId, record, what }: EraseLinkProps) {
  const { t } = useLingui();
  return <TextLink href={paths.eraseRecord(caseId, record)} context={what}>{t`Wissen…`}</TextLink>;
}
