import { useCallback, useEffect, useRef, useState } from "react";
import { DraftKeeper, type DraftStatus, flushDrafts } from "./draft.ts";
import { canonical, type Kept, keptOf } from "./keptDraft.ts";

export type Draft = {
  status: DraftStatus;
  /** True until an earlier draft was read, or the person goes on without it; keep the form disabled so long. */
  loading: boolean;
  /** The earlier draft could not be read. Nothing is saved, so that nothing takes its place unasked. */
  unread: boolean;
  /** True while the form goes on with an earlier draft. */
  restored: boolean;
  /** Tries once more to read the earlier draft. */
  readAgain: () => Promise<void>;
  /** Goes on as if there were none: what is typed next takes its place. */
  goOnWithout: () => void;
  saveNow: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * Keeps `content`, what was changed in a form, while the person types, and gives an earlier draft to `restore` once.
 * `targetId` is the case or record that the form is about, null for a new one; `content` is null while nothing was changed.
 */
export function useDraft(formKind: string, targetId: string | null, content: Kept | null, restore: (kept: Kept) => void): Draft {
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [reading, setReading] = useState<"begun" | "failed" | "over">("begun");
  const [restored, setRestored] = useState(false);
  // Stays after the form is gone: what was saved then still throws the draft away.
  const keeper = useRef<DraftKeeper | null>(null);
  const text = canonical(content);
  const first = useRef(text);
  const take = useRef(restore);
  // What was typed while the draft was read stays, as far as the draft says nothing of it.
  take.current = (kept) => restore({ values: { ...content?.values, ...kept.values }, base: { ...content?.base, ...kept.base } });

  const goOnWithout = useCallback(() => {
    keeper.current?.baseline(first.current);
    setReading("over");
  }, []);
  const readAgain = useCallback(async () => {
    const own = keeper.current;
    try {
      const found = (await own?.load()) ?? null;
      if (own !== keeper.current) return;
      if (found === null) return goOnWithout();
      take.current(keptOf(JSON.parse(found)));
      setRestored(true);
      setReading("over");
    } catch {
      if (own === keeper.current) setReading("failed");
    }
  }, [goOnWithout]);

  useEffect(() => {
    let open = true;
    const own = new DraftKeeper(formKind, targetId, () => open && setStatus(own.status));
    keeper.current = own;
    setReading("begun");
    void readAgain();
    return () => {
      open = false;
      own.close();
    };
  }, [formKind, targetId, readAgain]);

  const loading = reading !== "over";
  useEffect(() => {
    if (!loading) keeper.current?.change(text);
  }, [text, loading]);

  const saveNow = useCallback(async () => keeper.current?.flush(), []);
  const discard = useCallback(async () => {
    await keeper.current?.discard();
    setRestored(false);
  }, []);
  // A draft of which nothing is left to restore is none.
  return { status, loading, unread: reading === "failed", restored: restored && content !== null, readAgain, goOnWithout, saveNow, discard };
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
