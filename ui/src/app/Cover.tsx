import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { on } from "../ipc/events.ts";
import { lockNow } from "../ipc/session.ts";
import { Button } from "../kit/Button.tsx";
import { cover, useCovered } from "../kit/cover.ts";
import { Mark } from "../kit/Mark.tsx";
import { keysOf, shortcuts } from "../kit/shortcuts.ts";
import { useCheckedIn } from "../parts/useCheckedIn.ts";

/** Keys that do something on the cover itself. */
const PLAIN: readonly string[] = ["Tab", "Enter", " ", "Shift", "Control", "Alt", "Meta"];
const KEPT: readonly string[] = [shortcuts.cover.keys, shortcuts.lock.keys];

/** The screen without anything of a case, until somebody shows it again. The vault stays open: it is no lock. */
export function Cover() {
  const covered = useCovered();
  useEffect(() => () => cover(false), []);
  return covered ? createPortal(<Covered />, document.body) : null;
}

function Covered() {
  const { t } = useLingui();
  const { passed, away } = useCheckedIn();
  const [locks, setLocks] = useState(false);
  const show = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    show.current?.focus();
    const stops = [on("woonrust://lock-warning", () => setLocks(true)), on("woonrust://lock-put-off", () => setLocks(false))];
    // Nothing that is covered answers a key, and the page is not printed or searched.
    const keep = (event: KeyboardEvent) => {
      if (!KEPT.includes(keysOf(event)) && !PLAIN.includes(event.key)) event.preventDefault();
    };
    window.addEventListener("keydown", keep, true);
    return () => {
      for (const stop of stops) stop();
      window.removeEventListener("keydown", keep, true);
    };
  }, []);
  return (
    <div className="kit-cover" data-cover="" data-react-aria-top-layer="true" role="dialog" aria-modal="true" aria-labelledby="cover-title">
      <div className="kit-stack">
        <Mark size={28} />
        <h2 id="cover-title">
          <Trans>Het scherm is verborgen</Trans>
        </h2>
        <p>
          <Trans>De kluis is nog open. Loopt u weg van dit apparaat? Vergrendel dan.</Trans>
        </p>
        <div role="status">
          {locks && <p>{t`Woonrust vergrendelt zo. Toon het scherm om door te gaan.`}</p>}
          {away && passed && <p>{t`Het is tijd om u te melden. Toon het scherm om te zien bij wie.`}</p>}
        </div>
        <div className="kit-cluster">
          <Button ref={show} onPress={() => cover(false)}>
            <Trans>Toon het scherm</Trans>
          </Button>
          <Button kind="secondary" onPress={() => void lockNow()}>
            <Trans>Vergrendel</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}
