// The window itself: its zoom, signs of life against the auto-lock, files that were opened from outside.
import { invoke } from "@tauri-apps/api/core";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { flushDrafts } from "./draft.ts";
import { on } from "./events.ts";

const ACTIVITY_EVERY_MS = 5000;

/** Sets the zoom of the whole window; 1 is 100 %. */
export async function setWindowZoom(factor: number): Promise<void> {
  try {
    await getCurrentWebview().setZoom(factor);
  } catch {
    // Without the permission the window keeps its size; the text size of the system still works.
  }
}

/** Tells the core that the person is there, so that it does not lock. */
export async function stayAwake(): Promise<void> {
  try {
    await invoke("activity");
  } catch {
    // The core locks a little early; nothing is lost.
  }
}

/** Keys and pointers count as signs of life, told at most every five seconds. */
export function watchActivity(): () => void {
  let told = 0;
  const alive = () => {
    const now = performance.now();
    if (told !== 0 && now - told < ACTIVITY_EVERY_MS) return;
    told = now;
    void stayAwake();
  };
  const events = ["keydown", "pointerdown", "wheel", "pointermove"] as const;
  for (const event of events) window.addEventListener(event, alive, { passive: true });
  return () => {
    for (const event of events) window.removeEventListener(event, alive);
  };
}

/** Saves open forms when the core is about to lock or close, and says so. */
export function answerFlush(): () => void {
  return on("woonrust://flush", async () => {
    await flushDrafts().catch(() => undefined);
    await invoke("flushed").catch(() => undefined);
  });
}

/** Cases that a colleague shared, or his contact card. */
export type WaitingFile = "exchange" | "card";

/** What kind of file was opened from outside and waits, if one does. */
export async function waitingFile(): Promise<WaitingFile | null> {
  try {
    return await invoke<WaitingFile | null>("waiting_file");
  } catch {
    return null;
  }
}
