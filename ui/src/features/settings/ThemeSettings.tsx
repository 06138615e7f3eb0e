import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call, callOpening } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ThemeView } from "../../ipc/types/ThemeView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, Section, Split, Stack } from "../../kit/Layout.tsx";
import { Logo } from "../../kit/Logo.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { ThemeSample } from "../../kit/ThemeSample.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useWork } from "../../parts/useWork.ts";
import { useThemeRefusal } from "./useThemeRefusal.ts";

/** The look of the own organisation, out of a file that was checked. */
export function ThemeSettings() {
  const { t } = useLingui();
  const kept = useView("theme", {});
  return (
    <Section title={t`Thema van uw organisatie`}>
      <Stack>
        <p className="kit-quiet">
          <Trans>Een themabestand krijgt u van uw organisatie. Wij gebruiken het alleen als alles leesbaar blijft. Bij hoog contrast en op het slotscherm ziet u altijd de kleuren van Woonrust.</Trans>
        </p>
        <QueryStates query={kept}>{(view) => <ChosenTheme theme={view.theme} />}</QueryStates>
      </Stack>
    </Section>
  );
}

function ChosenTheme({ theme }: { theme: ThemeView | null }) {
  const { t } = useLingui();
  const refusal = useThemeRefusal();
  const { run: look, pending: looking, error: refused } = useWork();
  const { run, pending, error } = useDo();
  const [seen, setSeen] = useState<ThemeView | null>(null);
  const choose = async () => {
    setSeen(null);
    setSeen(await look(() => callOpening("preview_theme", {}, ["json"])));
  };
  const keep = async (next: ThemeView | null) => {
    const text = next ? t`Het thema is ingesteld.` : t`U ziet weer het thema van Woonrust.`;
    const done = await run("keep_theme", { theme: next }, { text, undo: () => call("keep_theme", { theme }) });
    if (done) setSeen(null);
  };
  const organisation = theme?.organisation ?? "Woonrust";
  const unchanged = t`Uw weergave is niet gewijzigd.`;
  return (
    <Stack>
      <p>{t`U ziet het thema van ${organisation}.`}</p>
      {theme && !seen && <ThemePicture theme={theme} />}
      {refused && <ErrorState error={refused} safe={`${refusal(refused)} ${unchanged}`.trim()} />}
      {error && <ErrorState error={error} safe={unchanged} />}
      {seen && <SeenTheme theme={seen} pending={pending !== null} onKeep={() => void keep(seen)} onLeave={() => setSeen(null)} />}
      <Cluster>
        <Button kind="secondary" onPress={() => void choose()} pending={looking}>
          <Trans>Kies themabestand</Trans>
        </Button>
        {theme && (
          <Button kind="quiet" onPress={() => void keep(null)} pending={pending !== null}>
            <Trans>Terug naar het thema van Woonrust</Trans>
          </Button>
        )}
      </Cluster>
    </Stack>
  );
}

type SeenThemeProps = { theme: ThemeView; pending: boolean; onKeep: () => void; onLeave: () => void };

function SeenTheme({ theme, pending, onKeep, onLeave }: SeenThemeProps) {
  const { t } = useLingui();
  const { organisation } = theme;
  return (
    <>
      <Notice live="status" title={t`Zo ziet het thema van ${organisation} eruit`}>
        <Trans>Het is goed te lezen. Er is nog niets gewijzigd.</Trans>
      </Notice>
      <ThemePicture theme={theme} />
      <Cluster>
        <Button onPress={onKeep} pending={pending}>
          <Trans>Gebruik dit thema</Trans>
        </Button>
        <Button kind="quiet" onPress={onLeave}>
          <Trans>Niet gebruiken</Trans>
        </Button>
      </Cluster>
    </>
  );
}

function ThemePicture({ theme }: { theme: ThemeView }) {
  const { t } = useLingui();
  const words = {
    text: t`Een gewone tekst met`,
    link: t`een verwijzing`,
    quiet: t`Een rustige tekst`,
    tag: t`Vraagt aandacht`,
    field: t`Wat u typt`,
    button: t`Een knop`,
  };
  return (
    <Stack gap="tight">
      {theme.logo && <Logo logo={theme.logo} organisation={theme.organisation} />}
      <Split>
        {theme.light && <ThemeSample theme={theme} half="light" title={t`Licht`} label={t`Voorbeeld van licht`} words={words} />}
        {theme.dark && <ThemeSample theme={theme} half="dark" title={t`Donker`} label={t`Voorbeeld van donker`} words={words} />}
      </Split>
      {!(theme.light && theme.dark) && (
        <p className="kit-quiet">
          {theme.light && t`Donker blijft zoals bij Woonrust.`}
          {theme.dark && t`Licht blijft zoals bij Woonrust.`}
          {!theme.light && !theme.dark && t`De kleuren blijven die van Woonrust.`}
        </p>
      )}
    </Stack>
  );
}
