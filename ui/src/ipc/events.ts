// What the core tells the window unasked.
import { listen } from "@tauri-apps/api/event";

type Payloads = {
  "woonrust://changed": string[];
  "woonrust://locked": null;
  "woonrust://lock-warning": { seconds: number };
  "woonrust://lock-put-off": null;
  "woonrust://flush": "lock" | "close";
  "woonrust://file-opened": null;
};

/** Listens until the returned function is called. Outside Tauri nothing is heard. */
export function on<E extends keyof Payloads>(event: E, handler: (payload: Payloads[E]) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  listen<Payloads[E]>(event, (message) => handler(message.payload)).then(
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
