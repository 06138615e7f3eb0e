import { call } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import type { DevicesChangedView } from "../../ipc/types/DevicesChangedView.ts";
import type { FormError } from "../../kit/ErrorSummary.tsx";
import { useRecoveryCode } from "../../parts/recoveryCode.tsx";
import { useWork } from "../../parts/useWork.ts";

/** Something that only the recovery code signs: the code is sent once and stands here no longer. */
export function useSigning(onDone: (view: DevicesChangedView) => void) {
  const work = useWork();
  const code = useRecoveryCode();
  const refused = work.error?.code === "wrong_recovery_code" ? work.error : null;
  const errors: FormError[] = [...code.errors, ...(refused ? [{ field: "group-0", text: errorWording(refused).wording }] : [])];
  const send = async (request: (recoveryCode: string) => Promise<DevicesChangedView>) => {
    const whole = code.send();
    if (whole === null) return;
    const view = await work.run(() => request(whole));
    if (!view) return;
    code.forget();
    onDone(view);
  };
  return {
    code,
    errors,
    failure: refused ? null : work.error,
    pending: work.pending,
    revoke: (device: string, mine: boolean) => send((recovery_code) => call("revoke_device", { device, recovery_code, mine })),
    renew: (old: "ends" | "stays", mine: boolean) => send((recovery_code) => call("renew_device", { recovery_code, old, mine })),
  };
}
