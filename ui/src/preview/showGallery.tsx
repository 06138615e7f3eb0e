// Draws the gallery instead of the app.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { speak } from "../i18n/setup.ts";
import { applyDisplay, followSystem } from "../kit/display.ts";
import { LocaleProvider } from "../kit/LocaleProvider.tsx";
import { Gallery } from "./Gallery.tsx";

export async function showGallery(): Promise<void> {
  followSystem();
  const query = new URLSearchParams(window.location.search);
  if (query.get("contrast") === "high") applyDisplay({ contrast: "high" });
  await speak("nl");
  const place = document.getElementById("app");
  if (!place) return;
  createRoot(place).render(
    <I18nProvider i18n={i18n}>
      <LocaleProvider>
        <Gallery />
      </LocaleProvider>
    </I18nProvider>,
  );
  document.documentElement.dataset.ready = "1";
}
