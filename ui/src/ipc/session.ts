// Locking from the window: nothing typed is lost, nothing stays in memory.
import { call } from "./call.ts";
import { flushDrafts } from "./draft.ts";

/** Saves open drafts, locks the vault and reloads the window, which drops everything it held. */
export async function lockNow(): Promise<void> {
  await flushDrafts();
  await call("lock", {});
  window.location.reload();
}
