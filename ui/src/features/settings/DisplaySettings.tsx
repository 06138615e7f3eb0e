import { useLingui } from "@lingui/react/macro";
import { useCall, useView } from "../../ipc/hooks.ts";
import type { SettingsView } from "../../ipc/types/SettingsView.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { Section, Split, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { fontOf } from "../../kit/theme/organisation.ts";
import { ThemeSettings } from "./ThemeSettings.tsx";

const ZOOMS = [80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400];
const MINUTES = [1, 2, 5, 10, 15, 20, 30];

/** How the window looks, speaks and locks. Every choice is applied and stored at once. */
export function DisplaySettings({ settings }: { settings: SettingsView }) {
  const { t } = useLingui();
  const save = useCall("set_settings");
  const theme = useView("theme", {}).data?.theme;
  const set = (change: Partial<SettingsView>) => save.mutate({ ...settings, ...change });
  return (
    <Stack gap="loose">
      {save.error && <ErrorState error={save.error} />}
      <Section title={t`Weergave`}>
        <Stack gap="loose">
          <RadioGroup
            legend={t`Indeling`}
            tiles
            value={settings.density}
            onChange={(density) => set({ density })}
            options={[
              { value: "automatic", label: t`Vanzelf`, hint: t`Past zich aan het scherm aan` },
              { value: "on_the_road", label: t`Onderweg`, hint: t`Grote knoppen, één ding per keer` },
              { value: "office", label: t`Kantoor`, hint: t`Veel op het scherm, menu aan de zijkant` },
            ]}
          />
          <RadioGroup
            legend={t`Licht of donker`}
            tiles
            value={settings.theme}
            onChange={(theme) => set({ theme })}
            options={[
              { value: "system", label: t`Zoals de computer` },
              { value: "light", label: t`Licht` },
              { value: "dark", label: t`Donker` },
            ]}
          />
          <RadioGroup
            legend={t`Contrast`}
            tiles
            value={settings.contrast}
            onChange={(contrast) => set({ contrast })}
            options={[
              { value: "normal", label: t`Gewoon`, hint: t`Of hoog als de computer dat vraagt` },
              { value: "high", label: t`Hoog`, hint: t`Sterke lijnen en kleuren` },
            ]}
          />
          <RadioGroup
            legend={t`Letter`}
            tiles
            value={settings.font}
            onChange={(font) => set({ font })}
            options={[
              { value: "standard", label: fontOf(theme) },
              { value: "readable", label: "Atkinson Hyperlegible", hint: t`Letters die minder op elkaar lijken` },
            ]}
          />
        </Stack>
      </Section>
      <ThemeSettings />
      <Section title={t`Grootte, taal en slot`}>
        <Split>
          <Select
            label={t`Grootte van alles`}
            value={String(settings.zoom)}
            onChange={(zoom) => set({ zoom: Number(zoom) })}
            options={ZOOMS.map((zoom) => ({ value: String(zoom), label: `${zoom} %` }))}
          />
          <Select
            label={t`Taal`}
            value={settings.language}
            onChange={(language) => set({ language })}
            options={[
              { value: "nl", label: "Nederlands" },
              { value: "en", label: "English" },
            ]}
          />
          <Select
            label={t`Vergrendel vanzelf na`}
            hint={t`U krijgt een minuut van tevoren een waarschuwing.`}
            value={String(settings.lock_minutes)}
            onChange={(minutes) => set({ lock_minutes: Number(minutes) })}
            options={MINUTES.map((minutes) => ({ value: String(minutes), label: minutes === 1 ? t`1 minuut` : t`${minutes} minuten` }))}
          />
        </Split>
      </Section>
    </Stack>
  );
}
