// The window starts here: language and look first, then the lock gate.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { Gate } from "./app/gate/Gate.tsx";
import { speak } from "./i18n/setup.ts";
import { call } from "./ipc/call.ts";
import type { SettingsView } from "./ipc/types/SettingsView.ts";
import { setWindowZoom } from "./ipc/window.ts";
import { applyDisplay, followSystem } from "./kit/display.ts";
import { keepFieldInSight } from "./kit/fieldInSight.ts";

async function chosen(): Promise<SettingsView | null> {
  try {
    return await call("get_settings", {});
  } catch {
    return null;
  }
}

async function start() {
  followSystem();
  keepFieldInSight();
  const settings = await chosen();
  if (settings) {
    applyDisplay(settings);
    if (settings.zoom !== 100) void setWindowZoom(settings.zoom / 100);
  }
  await speak(settings?.language ?? "nl");
  const place = document.getElementById("app");
  if (!place) return;
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <Gate />
    </I18nProvider>,
  );
}

void start();
