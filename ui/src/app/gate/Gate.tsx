// The lock gate: before the vault is open only this and one screen exist in memory.
import { Trans } from "@lingui/react/macro";
import { type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import UnlockScreen from "../../features/unlock/UnlockScreen.tsx";
import { call } from "../../ipc/call.ts";
import { withWords } from "../../i18n/withWords.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import type { VaultStatusView } from "../../ipc/types/VaultStatusView.ts";
import { LiveRegions } from "../../kit/LiveRegion.tsx";
import { Mark } from "../../kit/Mark.tsx";
import { ErrorState, LoadingState } from "../../kit/States.tsx";
import { CallIn } from "./CallIn.tsx";
import { markReady } from "./ready.ts";

const FirstStartScreen = withWords(() => import("../../features/first-start/FirstStartScreen.tsx"));
const RecoverScreen = withWords(() => import("../../features/recover/RecoverScreen.tsx"));
const RestoreScreen = withWords(() => import("../../features/restore/RestoreScreen.tsx"));
const CheckArchive = withWords(() => import("../../features/archive/CheckArchive.tsx"));
const OpenApp = withWords(() => import("../OpenApp.tsx"));

/** `first` is the answer that came while the page began; without one the gate asks itself. */
export function Gate({ first }: { first: VaultStatusView | null }) {
  const [status, setStatus] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const [recovering, setRecovering] = useState(false);
  const [restoring, setRestoring] = useState(false);
  const [checking, setChecking] = useState(false);
  const [alarms, setAlarms] = useState<UnlockedView["alarms"]>([]);
  const ask = useCallback(() => {
    setError(null);
    call("vault_status", {}).then(setStatus, setError);
  }, []);
  useEffect(() => {
    if (first === null) ask();
  }, [first, ask]);

  if (error !== null) {
    return (
      <GateFrame page>
        <h1>
          <Trans>Woonrust kan de kluis niet bereiken</Trans>
        </h1>
        <ErrorState error={error} onRetry={ask} />
        <Painted />
      </GateFrame>
    );
  }
  if (status === null) return <LoadingState />;
  if (status.state === "open") {
    return (
      <Suspense fallback={<LoadingState />}>
        <OpenApp alarms={alarms} />
        <Painted />
      </Suspense>
    );
  }
  const opened = (view: UnlockedView) => {
    setAlarms(view.alarms);
    ask();
  };
  if (checking) {
    return (
      <GateFrame page>
        <Suspense fallback={<LoadingState />}>
          <CheckArchive onBack={() => setChecking(false)} />
          <Painted />
        </Suspense>
      </GateFrame>
    );
  }
  if (restoring) {
    return (
      <GateFrame page>
        <Suspense fallback={<LoadingState />}>
          <RestoreScreen hasVault={status.state === "locked" && !status.sample} onOpen={opened} onBack={() => setRestoring(false)} />
          <Painted />
        </Suspense>
      </GateFrame>
    );
  }
  if (status.state === "none" || status.state === "unfinished") {
    return (
      <GateFrame page>
        <Suspense fallback={<LoadingState />}>
          <FirstStartScreen unfinished={status.state === "unfinished"} onOpen={opened} onRestore={() => setRestoring(true)} onCheck={() => setChecking(true)} />
          <Painted />
        </Suspense>
      </GateFrame>
    );
  }
  return (
    <GateFrame page={recovering}>
      <CallIn by={status.call_in_by} />
      <Suspense fallback={<LoadingState />}>
        {recovering ? (
          <RecoverScreen onOpen={opened} onBack={() => setRecovering(false)} />
        ) : (
          <UnlockScreen status={status} onOpen={opened} onStatus={setStatus} onRecover={() => setRecovering(true)} onRestore={() => setRestoring(true)} onCheck={() => setChecking(true)} />
        )}
        <Painted />
      </Suspense>
    </GateFrame>
  );
}

function GateFrame({ page, children }: { page?: boolean; children: ReactNode }) {
  return (
    <main id="main" className={`gate${page ? " gate--page" : ""}`}>
      <div className="gate__mark">
        <Mark size={28} />
        Woonrust
      </div>
      {children}
      <LiveRegions />
    </main>
  );
}

function Painted() {
  useEffect(markReady, []);
  return null;
}
