// Everything behind the lock: data, routes and the frame around the screens.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect } from "react";
import { on } from "../ipc/events.ts";
import { watchForFlush } from "../ipc/useDraft.ts";
import { answerFlush, watchActivity } from "../ipc/window.ts";
import { LocaleProvider } from "../kit/LocaleProvider.tsx";
import { keepFocus } from "../kit/keepFocus.ts";
import { listenForShortcuts } from "../kit/shortcuts.ts";
import { type Alarm, Alarms } from "./Alarms.tsx";
import { queryClient } from "./queryClient.ts";
import { router } from "./routes.tsx";

/** Drops what the window holds. The core throws the page away; should it not, the page does so itself. */
function forget() {
  queryClient.clear();
  setTimeout(() => window.location.reload(), 1000);
}

export default function OpenApp({ alarms }: { alarms: readonly Alarm[] }) {
  useEffect(() => {
    const stops = [
      on("woonrust://changed", () => void queryClient.invalidateQueries()),
      on("woonrust://locked", forget),
      watchForFlush(),
      answerFlush(),
      watchActivity(),
      listenForShortcuts(),
      keepFocus(),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  return (
    <LocaleProvider>
      <QueryClientProvider client={queryClient}>
        <Alarms alarms={alarms}>
          <RouterProvider router={router} />
        </Alarms>
      </QueryClientProvider>
    </LocaleProvider>
  );
}
