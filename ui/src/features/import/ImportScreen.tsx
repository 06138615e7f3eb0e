import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useRef, useState } from "react";
import { call, callOpening, type FileSource } from "../../ipc/call.ts";
import type { ImportedView } from "../../ipc/types/ImportedView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { bytes } from "../../i18n/format.ts";
import { Button } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useGo } from "../../parts/useGo.ts";
import { useWaitingFile } from "../../parts/useWaitingFile.ts";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";
import { FileProblem } from "./FileProblem.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import { ImportResult } from "./ImportResult.tsx";
import type { OwnAnswer } from "./OwnChanges.tsx";

/** A file is checked whole before anything is written; then the person decides. */
export default function ImportScreen() {
  const { t } = useLingui();
  const go = useGo();
  const look = useWork();
  const merge = useWork();
  const [preview, setPreview] = useState<ImportPreviewView | null>(null);
  const [result, setResult] = useState<ImportedView | null>(null);
  const [answers, setAnswers] = useState<{ large: boolean; own: OwnAnswer }>({ large: false, own: "" });
  const held = useHeldPreview();

  /** Looks at a file; another answer about the same file does not ask which file it was. */
  const open = async (source: FileSource, given: { large: boolean; own: OwnAnswer }) => {
    merge.clear();
    const found = await look.run(() => callOpening("preview_import", { yes: given.large, own_yes: given.own === "yes" }, ["woonrust"], source));
    if (!found) return;
    held.keep(found.token);
    setPreview(found);
    setAnswers(given);
  };
  const choose = (source: FileSource) => open(source, { large: false, own: "" });
  useWaitingFile(() => {
    setResult(null);
    void choose("waiting");
  }, !look.pending && !merge.pending);
  const leave = () => {
    held.forget();
    setPreview(null);
    go(paths.exchange);
  };
  /** `conflicts`: the yes to so many differences. */
  const apply = async (conflicts: number | null) => {
    if (!preview) return;
    const merged = await merge.run(() => call("import_file", { token: preview.token, conflicts }));
    if (!merged) return;
    held.keep(null);
    setResult(merged);
  };
  const answerOwn = (own: OwnAnswer) => {
    if (preview?.own_yes === (own === "yes")) setAnswers({ ...answers, own });
    else void open("again", { ...answers, own });
  };

  const checking = look.pending && (
    <JobProgress name="preview_import" label={t`Bestand wordt gecontroleerd`} detail={t`Handtekening, ontvanger en inhoud. Er wordt nog niets geschreven.`} />
  );
  if (result) return <ImportResult result={result} ownAside={answers.own === "no" ? (preview?.own_unknown ?? 0) : 0} onUndone={() => go(paths.exchange)} />;
  if (preview) {
    return (
      <>
        {checking}
        {look.error && <FileProblem error={look.error} onAgain={() => void open("again", answers)} />}
        <ImportPreview
          view={preview}
          error={merge.error}
          pending={merge.pending || look.pending}
          own={answers.own}
          onOwn={answerOwn}
          onMerge={(conflicts) => void apply(conflicts)}
          onLeave={leave}
          onAgain={() => void open("again", answers)}
        />
      </>
    );
  }
  const large = look.error?.code === "file_needs_yes" ? size(look.error.params) : null;
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Bestand openen`}
        lead={t`Een bestand van een collega eindigt op .woonrust. Het wordt eerst helemaal gecontroleerd. Er wordt nog niets samengevoegd.`}
        back={{ href: paths.exchange, label: t`Uitwisselen` }}
      />
      {checking}
      {large && (
        <Notice kind="attention" live="alert" title={t`Dit is een groot bestand: ${large}`} action={<Button onPress={() => void open("again", { large: true, own: "" })}>{t`Open het toch`}</Button>}>
          <Trans>Er is niets gewijzigd. Controleren kan lang duren; u kunt tussendoor stoppen. Verwacht u zo'n groot bestand niet? Vraag het dan eerst na.</Trans>
        </Notice>
      )}
      {look.error && !large && <FileProblem error={look.error} onAgain={() => void open("again", answers)} />}
      {!look.pending && !large && (
        <div>
          <Button onPress={() => void choose("dialog")}>{look.error ? t`Kies een ander bestand` : t`Kies een bestand`}</Button>
        </div>
      )}
    </Stack>
  );
}

/** How large a file is, as far as that is known before it is verified. */
function size({ bytes: weight, changes }: Record<string, string>): string {
  const parts = [bytes(Number(weight ?? 0)), Number(changes ?? 0) > 0 && plural(Number(changes), { one: "# wijziging", other: "# wijzigingen" })];
  return parts.filter(Boolean).join(", ");
}

/** A preview that is left behind leaves no trace. */
function useHeldPreview() {
  const token = useRef<string | null>(null);
  const forget = useCallback(() => {
    if (token.current !== null) void call("cancel_import", { token: token.current }).catch(() => undefined);
    token.current = null;
  }, []);
  const keep = useCallback(
    (next: string | null) => {
      // Looked at again: the earlier preview is left behind. Merged: there is nothing to leave.
      if (next !== null) forget();
      token.current = next;
    },
    [forget],
  );
  useEffect(() => forget, [forget]);
  return { keep, forget };
}
