// The window itself: zoom, and a last moment before it closes.
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { getCurrentWindow } from "@tauri-apps/api/window";

/** Sets the zoom of the whole window; 1 is 100 %. */
export async function setWindowZoom(factor: number): Promise<void> {
  try {
    await getCurrentWebview().setZoom(factor);
  } catch {
    // Without the permission the window keeps its size; the text size of the system still works.
  }
}

/** Runs `work` before the window closes; it closes whatever the outcome. */
export function beforeClose(work: () => Promise<void>): () => void {
  let stop: (() => void) | undefined;
  let stopped = false;
  const registered = (async () =>
    getCurrentWindow().onCloseRequested(async () => {
      await Promise.race([work().catch(() => undefined), new Promise((done) => setTimeout(done, 1500))]);
    }))();
  registered.then(
    (unlisten) => {
      if (stopped) unlisten();
      else stop = unlisten;
    },
    () => undefined,
  );
  return () => {
    stopped = true;
    stop?.();
  };
}
