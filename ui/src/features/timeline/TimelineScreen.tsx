import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { paths } from "../../paths.ts";
import { AddNote } from "./AddNote.tsx";
import { Entries } from "./Entries.tsx";

export default function TimelineScreen() {
  const { t } = useLingui();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const asked = search.new === "note";
  const [adding, setAdding] = useState<boolean | null>(asked || null);
  useEffect(() => {
    if (asked) setAdding(true);
  }, [asked]);
  // A note that was begun shows itself, until it is put away.
  const shows = (view: CaseView) => view.state === "open" && (adding ?? view.drafts.some((draft) => draft.form_kind === "note"));
  return (
    <CasePage
      title={t`Tijdlijn`}
      actions={(view) => (
        <>
          {view.state === "open" && (
            <Button onPress={() => setAdding(true)} disabled={shows(view)}>
              <Trans>Notitie toevoegen</Trans>
            </Button>
          )}
          <LinkButton href={paths.document(view.case)} kind="secondary">
            <Trans>Als PDF</Trans>
          </LinkButton>
        </>
      )}
    >
      {(view) => <CaseTimeline view={view} adding={shows(view)} onAdded={() => setAdding(false)} />}
    </CasePage>
  );
}

function CaseTimeline({ view, adding, onAdded }: { view: CaseView; adding: boolean; onAdded: () => void }) {
  return (
    <>
      {adding && <AddNote caseId={view.case} onDone={onAdded} />}
      <Entries view={view} />
    </>
  );
}
