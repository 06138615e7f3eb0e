import { useLingui } from "@lingui/react/macro";
import type { FactorRowView } from "../ipc/types/FactorRowView.ts";
import { Quiet } from "../kit/Layout.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";
import { useTerms } from "./terms.ts";

/** The state of a factor: plain once it is enough, colour only while it asks something. */
export function FactorStatus({ row }: { row: FactorRowView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  if (row.overridden) return <>{t`${label("factor_state", row.state)} (anders beoordeeld)`}</>;
  if (row.state !== "not_yet") return <>{label("factor_state", row.state)}</>;
  if (!row.started) return <Quiet>{t`Nog niet begonnen`}</Quiet>;
  return <StatusTag tone="todo">{label("factor_state", row.state)}</StatusTag>;
}
