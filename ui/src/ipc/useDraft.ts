import { useCallback, useEffect, useRef, useState } from "react";
import { DraftKeeper, type DraftStatus, flushDrafts } from "./draft.ts";

export type Draft = {
  status: DraftStatus;
  /** True until an earlier draft has been looked for; keep the form disabled so long. */
  loading: boolean;
  /** True when the form started with an earlier draft. */
  restored: boolean;
  saveNow: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * Saves `values` while the person types and gives an earlier draft to `restore` once.
 * `targetId` is the case or record that the form is about, null for a new one.
 */
export function useDraft<V extends object>(
  formKind: string,
  targetId: string | null,
  values: V,
  restore: (values: V) => void,
): Draft {
  const [status, setStatus] = useState<DraftStatus>({ kind: "idle" });
  const [loading, setLoading] = useState(true);
  const [restored, setRestored] = useState(false);
  const keeper = useRef<DraftKeeper | null>(null);
  const take = useRef(restore);
  take.current = restore;
  const text = JSON.stringify(values);
  const first = useRef(text);

  useEffect(() => {
    let open = true;
    const own = new DraftKeeper(formKind, targetId, () => open && setStatus(own.status));
    keeper.current = own;
    own.load().then(
      (found) => {
        if (!open) return;
        if (found !== null) {
          take.current(JSON.parse(found) as V);
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
      keeper.current = null;
    };
  }, [formKind, targetId]);

  useEffect(() => {
    if (!loading) keeper.current?.change(text);
  }, [text, loading]);

  const saveNow = useCallback(async () => keeper.current?.flush(), []);
  const discard = useCallback(async () => keeper.current?.discard(), []);
  return { status, loading, restored, saveNow, discard };
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
