import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useState } from "react";
import { errorWording } from "../ipc/errors.ts";
import { Button } from "./Button.tsx";
import { Notice } from "./Notice.tsx";

/** Nothing for 200 ms, then a quiet skeleton; the text is for screen readers. */
export function LoadingState({ label }: { label?: string }) {
  const { t } = useLingui();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!late) return null;
  return (
    <div role="status">
      <span className="kit-hidden">{label ?? t`Bezig met laden`}</span>
      <div className="kit-skeleton" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="kit-empty">
      <h2>{title}</h2>
      {children && <p className="kit-quiet">{children}</p>}
      {action}
    </div>
  );
}

type ErrorStateProps = { error: unknown; onRetry?: () => void; safe?: string; live?: boolean };

/** What happened, what is safe, what to do; with a code to pass on. */
export function ErrorState({ error, onRetry, safe, live = true }: ErrorStateProps) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  const words = errorWording(error);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(words.code);
      setCopied(true);
    } catch {
      setCopied(false);
    }
  };
  return (
    <Notice
      kind={words.severity}
      title={words.wording}
      {...(live ? { live: "alert" as const } : {})}
      action={
        <div className="kit-cluster">
          {onRetry && (
            <Button kind="secondary" onPress={onRetry}>
              <Trans>Probeer opnieuw</Trans>
            </Button>
          )}
          <Button kind="quiet" onPress={() => void copy()}>
            {copied ? <Trans>Foutcode gekopieerd</Trans> : <Trans>Kopieer foutcode</Trans>}
          </Button>
        </div>
      }
    >
      <p>{safe ?? t`Wat bewaard was, is nog bewaard.`}</p>
      <p>{words.whatToDo}</p>
      <p className="kit-small">
        <Trans>Foutcode: {words.code}</Trans>
      </p>
    </Notice>
  );
}

type Query<T> = { data: T | undefined; error: unknown; isPending: boolean; refetch: () => unknown };

/** What is shown could not be refreshed: it stays, and says that it is older. */
export function NotRefreshed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useLingui();
  const words = errorWording(error);
  return (
    <Notice
      kind="attention"
      title={t`Niet bijgewerkt`}
      live="alert"
      action={
        <Button kind="secondary" onPress={onRetry}>
          <Trans>Probeer opnieuw</Trans>
        </Button>
      }
    >
      <p>{t`Wat u hier ziet, is van eerder. ${words.wording} ${words.whatToDo}`}</p>
      <p className="kit-small">
        <Trans>Foutcode: {words.code}</Trans>
      </p>
    </Notice>
  );
}

/** Loading, error, empty and filled around one query. Content stays while it is refreshed, and says so when that fails. */
export function QueryStates<T>({ query, empty, children }: { query: Query<T>; empty?: (view: T) => ReactNode; children: (view: T) => ReactNode }) {
  if (query.data !== undefined) {
    return (
      <>
        {Boolean(query.error) && <NotRefreshed error={query.error} onRetry={() => void query.refetch()} />}
        {(empty?.(query.data) || null) ?? children(query.data)}
      </>
    );
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <LoadingState />;
}
