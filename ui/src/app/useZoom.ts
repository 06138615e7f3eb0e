import { useCall } from "../ipc/hooks.ts";
import type { SettingsView } from "../ipc/types/SettingsView.ts";
import { setWindowZoom } from "../ipc/window.ts";
import { useShortcut } from "../kit/useShortcut.ts";
import { useEffect } from "react";

const STEPS = [80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];

/** The next step up or down from a zoom in percent. */
export function zoomStep(zoom: number, direction: 1 | -1): number {
  const next = direction === 1 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** Ctrl +, − and 0 change the size of everything; it is remembered. */
export function useZoom(settings: SettingsView | undefined): void {
  const save = useCall("set_settings");
  const zoom = settings?.zoom ?? 100;
  useEffect(() => {
    void setWindowZoom(zoom / 100);
  }, [zoom]);
  const put = (next: number) => {
    if (settings && next !== zoom) save.mutate({ ...settings, zoom: next });
  };
  useShortcut("zoom_in", () => put(zoomStep(zoom, 1)));
  useShortcut("zoom_out", () => put(zoomStep(zoom, -1)));
  useShortcut("zoom_reset", () => put(100));
}
