import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { callSaving } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ExportedView } from "../../ipc/types/ExportedView.ts";
import type { TeamFileView } from "../../ipc/types/TeamFileView.ts";
import { Checkbox } from "../../kit/Choice.tsx";
import { PlainList } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState, LoadingState, NotRefreshed } from "../../kit/States.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { Receipt } from "./Receipt.tsx";
import { ToShare } from "./Preview.tsx";

type TeamFileProps = { cases: string[]; contact: string };

/** One file for a colleague of the own organisation; one button also writes down, where that is lacking, that he reads along. */
export function TeamFile({ cases, contact }: TeamFileProps) {
  const { t } = useLingui();
  const [sent, setSent] = useState<{ of: string; made: ExportedView } | null>(null);
  const found = useView("team_file", { cases, contact });
  const which = cases.toSorted().join();
  if (sent?.of === which && found.data) return <Receipt sent={sent.made} recipient={found.data.recipient} onAgain={() => setSent(null)} />;
  if (found.data === undefined) {
    return found.error ? <ErrorState error={found.error} safe={t`Er is niets gedeeld.`} onRetry={() => void found.refetch()} /> : <LoadingState />;
  }
  if (found.error) return <NotRefreshed error={found.error} onRetry={() => void found.refetch()} />;
  return <Make cases={cases} contact={contact} view={found.data} onSent={(made) => setSent({ of: which, made })} />;
}

function Make({ cases, contact, view, onSent }: TeamFileProps & { view: TeamFileView; onSent: (made: ExportedView) => void }) {
  const { t } = useLingui();
  const [own, setOwn] = useState(false);
  const field = `own-${contact}`;
  const missing = view.colleague || own ? null : { field, text: t`Zet hier een vinkje, of deel alleen zaken waarin deze persoon partner is.` };
  const { name } = view.recipient;
  const send = async (yes: boolean) => {
    const written = await callSaving("export_team_file", { cases, contact, yes, own_organisation: own }, view.preview.suggested_name);
    return written?.exported ?? null;
  };
  const ask = (tried: boolean) => (
    <>
      {view.joins.length > 0 && (
        <Notice title={t`${name} gaat meelezen`}>
          <Consequence of="join_readers" />
          <PlainList label={t`Zaken waarin deze persoon gaat meelezen`} items={view.joins.map((one) => ({ key: one.case, content: one.number }))} />
        </Notice>
      )}
      {!view.colleague && (
        <Checkbox
          id={field}
          label={t`${name} werkt bij mijn organisatie: ${view.organisation}`}
          hint={t`Wat op de contactkaart staat, telt hier niet. U bevestigt het zelf, eenmaal per persoon.`}
          value={own}
          onChange={setOwn}
          error={tried && missing ? missing.text : undefined}
        />
      )}
    </>
  );
  return <ToShare cases={cases} contact={contact} view={view.preview} onSent={onSent} way={{ job: "export_team_file", ask, missing, send }} />;
}
