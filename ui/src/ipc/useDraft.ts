import { useCallback, useEffect, useRef, useState } from "react";
import { DraftKeeper, type DraftStatus, flushDrafts } from "./draft.ts";
import { canonical, type Kept, keptOf } from "./keptDraft.ts";

export type Draft = {
  status: DraftStatus;
  /** True until an earlier draft has been looked for; keep the form disabled so long. */
  loading: boolean;
  /** True while the form goes on with an earlier draft. */
  restored: boolean;
  saveNow: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * Keeps `content`, what was changed in a form, while the person types, and gives an earlier draft to `restore` once.
 * `targetId` is the case or record that the form is about, null for a new one; `content` is null while nothing was changed.
 */
export function useDraft(formKind: string, targetId: string | null, content: Kept | null, restore: (kept: Kept) => void): Draft {
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [loading, setLoading] = useState(true);
  const [restored, setRestored] = useState(false);
  // Stays after the form is gone: what was saved then still throws the draft away.
  const keeper = useRef<DraftKeeper | null>(null);
  const take = useRef(restore);
  take.current = restore;
  const text = canonical(content);
  const first = useRef(text);

  useEffect(() => {
    let open = true;
    const own = new DraftKeeper(formKind, targetId, () => open && setStatus(own.status));
    keeper.current = own;
    own.load().then(
      (found) => {
        if (!open) return;
        if (found !== null) {
          take.current(keptOf(JSON.parse(found)));
          setRestored(true);
        } else own.baseline(first.current);
        setLoading(false);
      },
      () => {
        own.baseline(first.current);
        if (open) setLoading(false);
      },
    );
    return () => {
      open = false;
      own.close();
    };
  }, [formKind, targetId]);

  useEffect(() => {
    if (!loading) keeper.current?.change(text);
  }, [text, loading]);

  const saveNow = useCallback(async () => keeper.current?.flush(), []);
  const discard = useCallback(async () => {
    await keeper.current?.discard();
    setRestored(false);
  }, []);
  // A draft of which nothing is left to restore is none.
  return { status, loading, restored: restored && content !== null, saveNow, discard };
}

/** Saves open forms when a field loses the focus and when the window is hidden. */
export function watchForFlush(): () => void {
  const flush = () => void flushDrafts();
  const hidden = () => document.visibilityState === "hidden" && flush();
  document.addEventListener("focusout", flush);
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", flush);
  window.addEventListener("hashchange", flush);
  return () => {
    document.removeEventListener("focusout", flush);
    document.removeEventListener("visibilitychange", hidden);
    window.removeEventListener("pagehide", flush);
    window.removeEventListener("hashchange", flush);
  };
}
