// The frame around every screen: navigation, header, results, announcements.
import { Trans, useLingui } from "@lingui/react/macro";
import { IconEyeOff, IconHelp, IconListSearch, IconLock } from "@tabler/icons-react";
import { Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { speak } from "../i18n/setup.ts";
import { on } from "../ipc/events.ts";
import { useView } from "../ipc/hooks.ts";
import { lockNow } from "../ipc/session.ts";
import { flushDrafts } from "../ipc/draft.ts";
import { waitingFile } from "../ipc/window.ts";
import { Button } from "../kit/Button.tsx";
import { cover, useCovered } from "../kit/cover.ts";
import { applyDisplay, useDensity } from "../kit/display.ts";
import { Logo } from "../kit/Logo.tsx";
import { LiveRegions } from "../kit/LiveRegion.tsx";
import { Mark } from "../kit/Mark.tsx";
import { nextRegion, Region, SkipLink } from "../kit/Region.tsx";
import { ResultBar } from "../kit/ResultBar.tsx";
import { useShortcut } from "../kit/useShortcut.ts";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { paths } from "../paths.ts";
import { AlarmList } from "./Alarms.tsx";
import { CheckedIn } from "./CheckedIn.tsx";
import { Cover } from "./Cover.tsx";
import { HelpOverlay } from "./HelpOverlay.tsx";
import { JobTray } from "./JobTray.tsx";
import { LockWarning } from "./LockWarning.tsx";
import { Navigation } from "./Navigation.tsx";
import { Palette } from "./Palette.tsx";
import { useOrganisationTheme } from "./useOrganisationTheme.ts";
import { useZoom } from "./useZoom.ts";

const go = (href: string) => {
  window.location.hash = href.slice(1);
};

export function Shell() {
  const { t } = useLingui();
  const density = useDensity();
  const [help, setHelp] = useState(false);
  const [palette, setPalette] = useState(false);
  const { leave, report, result, undo } = useUndoableResult();
  const settings = useView("get_settings", {});
  const theme = useOrganisationTheme();
  const covered = useCovered();
  const path = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => {
    if (!settings.data) return;
    applyDisplay(settings.data);
    if (document.documentElement.lang !== settings.data.language) void speak(settings.data.language);
  }, [settings.data]);
  useEffect(() => {
    window.scrollTo(0, 0);
    void flushDrafts();
    leave();
    setHelp(false);
    setPalette(false);
  }, [path, leave]);

  useEffect(() => {
    const take = async () => {
      const kind = await waitingFile();
      if (kind) go(paths.waiting(kind === "card" ? paths.contacts : paths.import, String(Date.now())));
    };
    void take();
    return on("woonrust://file-opened", () => void take());
  }, []);

  useZoom(settings.data);
  useShortcut("lock", () => void lockNow());
  useShortcut("cover", () => cover(!covered));
  useShortcut("palette", () => setPalette(true));
  // Else the engine prints the window, with whatever case stands in it.
  useShortcut("print", () => report(t`Afdrukken doet u in een zaak: open de zaak en maak er een PDF van.`), true);
  useShortcut("help", () => setHelp((open) => !open));
  useShortcut("save", () => void flushDrafts());
  useShortcut("undo", () => (result?.undo ? void undo() : go(paths.recent)));
  useShortcut("new_case", () => go(paths.newReport));
  useShortcut("new_visit", () => go(paths.newVisit()));
  useShortcut("search", () => go(paths.search()), true);
  useShortcut("back", () => window.history.back());
  useShortcut("forward", () => window.history.forward());
  useShortcut("next_region", () => nextRegion(1));
  useShortcut("previous_region", () => nextRegion(-1));

  const mark = (
    <span className="shell__mark">
      <Mark />
      <span className="shell__name">Woonrust</span>
      {theme?.logo && <Logo logo={theme.logo} organisation={theme.organisation} />}
    </span>
  );
  const side = (
    <Region as="nav" label={t`Hoofdmenu`} className="shell__side shell__nav">
      {density === "office" && mark}
      <Navigation density={density} path={path} />
    </Region>
  );
  return (
    <div className={`shell shell--${density}`}>
      <SkipLink />
      {density === "office" && side}
      <header className="shell__head">
        {density === "on_the_road" && mark}
        <JobTray />
        <Button kind="quiet" onPress={() => setPalette(true)}>
          <span className="kit-with-icon">
            <IconListSearch size={18} aria-hidden />
            <Trans>Ga naar</Trans>
          </span>
        </Button>
        <Button kind="quiet" onPress={() => setHelp(true)}>
          <span className="kit-with-icon">
            <IconHelp size={18} aria-hidden />
            <Trans>Hulp</Trans>
          </span>
        </Button>
        <Button kind="quiet" onPress={() => cover(true)}>
          <span className="kit-with-icon">
            <IconEyeOff size={18} aria-hidden />
            <Trans>Verberg</Trans>
          </span>
        </Button>
        <Button kind="quiet" onPress={() => void lockNow()}>
          <span className="kit-with-icon">
            <IconLock size={18} aria-hidden />
            <Trans>Vergrendel</Trans>
          </span>
        </Button>
      </header>
      <Region as="main" id="main" label={t`Inhoud`} className="shell__main">
        <div className="shell__page">
          <AlarmList />
          <CheckedIn />
          <Outlet />
        </div>
      </Region>
      {density === "on_the_road" && side}
      <ResultBar />
      <LiveRegions />
      <Palette open={palette} path={path} onClose={() => setPalette(false)} />
      <HelpOverlay open={help} onClose={() => setHelp(false)} />
      <LockWarning />
      <Cover />
    </div>
  );
}
