import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { useShortcut } from "../../kit/useShortcut.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { AddNote } from "./AddNote.tsx";
import { Entries } from "./Entries.tsx";

export default function TimelineScreen() {
  const { t } = useLingui();
  const [adding, setAdding] = useState(false);
  return (
    <CasePage
      title={t`Tijdlijn`}
      actions={(view) => (
        <>
          {view.state === "open" && (
            <Button onPress={() => setAdding(true)} disabled={adding}>
              <Trans>Notitie toevoegen</Trans>
            </Button>
          )}
          <LinkButton href={paths.document(view.case)} kind="secondary">
            <Trans>Als PDF</Trans>
          </LinkButton>
        </>
      )}
    >
      {(view) => <CaseTimeline view={view} adding={adding} onAdded={() => setAdding(false)} />}
    </CasePage>
  );
}

function CaseTimeline({ view, adding, onAdded }: { view: CaseView; adding: boolean; onAdded: () => void }) {
  const go = useGo();
  useShortcut("print", () => go(paths.document(view.case)));
  const noted = view.drafts.some((draft) => draft.form_kind === "note");
  return (
    <>
      {view.state === "open" && (adding || noted) && <AddNote caseId={view.case} onDone={onAdded} />}
      <Entries view={view} />
    </>
  );
}
