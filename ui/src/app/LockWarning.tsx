import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { flushDrafts } from "../ipc/draft.ts";
import { on } from "../ipc/events.ts";
import { lockNow } from "../ipc/session.ts";
import { stayAwake } from "../ipc/window.ts";
import { Button } from "../kit/Button.tsx";
import { useCovered } from "../kit/cover.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { announce } from "../kit/LiveRegion.tsx";

/** Counts down before the vault locks itself; said every 15 seconds, the last 20 every second. */
export function LockWarning() {
  const { t } = useLingui();
  const covered = useCovered();
  const [seconds, setSeconds] = useState<number | null>(null);
  useEffect(() => on("woonrust://lock-put-off", () => setSeconds(null)), []);
  useEffect(
    () =>
      on("woonrust://lock-warning", ({ seconds: left }) => {
        setSeconds(left);
        void flushDrafts();
      }),
    [],
  );
  useEffect(() => {
    if (seconds === null || seconds <= 0) return;
    if (seconds % 15 === 0 || seconds <= 20) announce(t`Woonrust vergrendelt over ${plural(seconds, { one: "# seconde", other: "# seconden" })}.`, "assertive");
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds, t]);

  const stay = () => {
    setSeconds(null);
    void stayAwake();
  };
  return (
    <Dialog
      open={seconds !== null && !covered}
      title={t`Bent u er nog?`}
      onClose={stay}
      role="alertdialog"
      actions={
        <>
          <Button onPress={stay} autoFocus>
            <Trans>Ga door</Trans>
          </Button>
          <Button kind="secondary" onPress={() => void lockNow()}>
            <Trans>Vergrendel nu</Trans>
          </Button>
        </>
      }
    >
      <p>{t`Woonrust vergrendelt over ${plural(seconds ?? 0, { one: "# seconde", other: "# seconden" })}. Wat u typte is bewaard.`}</p>
    </Dialog>
  );
}
