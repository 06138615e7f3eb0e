// Everything behind the lock: data, routes and the frame around the screens.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { flushDrafts } from "../ipc/draft.ts";
import { on } from "../ipc/events.ts";
import { watchForFlush } from "../ipc/useDraft.ts";
import { beforeClose } from "../ipc/window.ts";
import { LocaleProvider } from "../kit/LocaleProvider.tsx";
import { listenForShortcuts } from "../kit/shortcuts.ts";
import { queryClient } from "./queryClient.ts";
import { router } from "./routes.tsx";

/** Drops what the window holds and starts it anew at the lock. */
function forget() {
  queryClient.clear();
  window.location.reload();
}

export default function OpenApp() {
  useEffect(() => {
    const stops = [
      on("woonrust://changed", () => void queryClient.invalidateQueries()),
      on("woonrust://locked", forget),
      watchForFlush(),
      beforeClose(flushDrafts),
      listenForShortcuts(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <LocaleProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LocaleProvider>
  );
}
