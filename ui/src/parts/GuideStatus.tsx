import { useLingui } from "@lingui/react/macro";
import type { GuideRowView } from "../ipc/types/GuideRowView.ts";
import { Quiet } from "../kit/Layout.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";
import { capital } from "./terms.ts";

/** The state of a pitfall or need in words: colour only while it asks something. */
export function GuideStatus({ row }: { row: GuideRowView }) {
  const { t } = useLingui();
  const words = capital(row.state_text);
  if (row.overridden) return <>{t`${words} (anders beoordeeld)`}</>;
  if (row.state === "quiet") return <Quiet>{words}</Quiet>;
  if (row.state === "open") return <StatusTag tone="attention">{words}</StatusTag>;
  return <>{words}</>;
}
