// The window starts here: language and look first, then the lock gate.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { Gate } from "./app/gate/Gate.tsx";
import { speak } from "./i18n/setup.ts";
import { call } from "./ipc/call.ts";
import type { SettingsView } from "./ipc/types/SettingsView.ts";
import type { VaultStatusView } from "./ipc/types/VaultStatusView.ts";
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

/** What stands behind the lock; the gate asks again, and tells why not, when there is no answer. */
async function behindTheLock(): Promise<VaultStatusView | null> {
  try {
    return await call("vault_status", {});
  } catch {
    return null;
  }
}

async function start() {
  followSystem();
  keepFieldInSight();
  // All at once, with the words that nearly everyone needs: one after the other they keep the first screen waiting.
  const [settings, status] = await Promise.all([chosen(), behindTheLock(), speak("nl")]);
  if (settings) {
    applyDisplay(settings);
    if (settings.zoom !== 100) void setWindowZoom(settings.zoom / 100);
    if (settings.language !== "nl") await speak(settings.language);
  }
  const place = document.getElementById("app");
  if (!place) return;
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <Gate first={status} />
    </I18nProvider>,
  );
}

void start();
