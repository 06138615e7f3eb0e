import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useCall } from "../../ipc/hooks.ts";
import type { SettingsView } from "../../ipc/types/SettingsView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, Form, Section } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";

/** The crisis line of the own region, which no content pack can know. */
export function CrisisLine({ settings }: { settings: SettingsView }) {
  const { t } = useLingui();
  const save = useCall("set_settings");
  const { report } = useUndoableResult();
  const [name, setName] = useState(settings.crisis_name);
  const [line, setLine] = useState(settings.crisis_number);
  const [tried, setTried] = useState(false);
  const missing = tried && name.trim() !== "" && line.trim() === "" ? t`Vul het nummer in, of maak ook de naam leeg.` : undefined;
  const send = () => {
    setTried(true);
    if ((name.trim() !== "" && line.trim() === "") || save.isPending) return;
    save.mutate(
      { ...settings, crisis_name: name.trim(), crisis_number: line.trim() },
      { onSuccess: () => report(t`Bewaard. Het nummer staat bij gevaar en bij Hulp.`, () => save.mutateAsync(settings)) },
    );
  };
  return (
    <Section title={t`Crisisnummer in uw regio`}>
      <Form onSubmit={send}>
        {save.error && <ErrorState error={save.error} />}
        <TextField id="crisis-name" label={t`Wie neemt op?`} hint={t`Bijvoorbeeld: crisisdienst van de ggz. Leeg laten mag.`} value={name} onChange={setName} maxLength={60} optional />
        <TextField id="crisis-number" label={t`Nummer`} value={line} onChange={setLine} maxLength={60} type="tel" width="short" optional error={missing} />
        <Cluster>
          <Button kind="secondary" type="submit" pending={save.isPending}>{t`Bewaar nummer`}</Button>
        </Cluster>
      </Form>
    </Section>
  );
}
