// Locking from the window: nothing typed is lost, nothing stays in memory.
import { call } from "./call.ts";
import { flushDrafts } from "./draft.ts";

/** Saves open drafts, locks the vault; the core then throws this page away with all it held. */
export async function lockNow(): Promise<void> {
  await flushDrafts();
  await call("lock", {});
}
