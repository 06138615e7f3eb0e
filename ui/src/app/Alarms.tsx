import { Trans, useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import { call } from "../ipc/call.ts";
import type { UnlockedView } from "../ipc/types/UnlockedView.ts";
import { TextLink } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { useDiskWords } from "../parts/useDiskWords.ts";
import { paths } from "../paths.ts";

export type Alarm = UnlockedView["alarms"][number];

const Context = createContext<readonly Alarm[]>([]);

/** Keeps what unlocking found, for the shell to show. */
export function Alarms({ alarms, children }: { alarms: readonly Alarm[]; children: ReactNode }) {
  return <Context value={alarms}>{children}</Context>;
}

/** What a person should know before working on; each can be put away for this session, and the disk for good. */
export function AlarmList() {
  const { t } = useLingui();
  const client = useQueryClient();
  const alarms = useContext(Context);
  const disk = useDiskWords();
  const [seen, setSeen] = useState<readonly Alarm[]>([]);
  const put = (alarm: Alarm) => {
    setSeen([...seen, alarm]);
    // Should it not be kept, the alarm comes again at the next unlock, and nothing else is lost.
    if (alarm === "disk_not_encrypted") call("accept_disk", {}).then(() => client.invalidateQueries(), () => undefined);
  };
  const words: Record<Alarm, { kind: "attention" | "urgent"; title: string; text: string }> = {
    rolled_back: {
      kind: "urgent",
      title: t`Deze kluis is ouder dan de vorige keer`,
      text: t`Misschien is een oude kopie teruggezet. Nieuwer werk kan ontbreken. Vraag partners om een nieuw bestand.`,
    },
    device_lost: {
      kind: "urgent",
      title: t`Dit apparaat is als verloren gemeld`,
      text: t`Collega’s nemen niets aan dat u hier schrijft, en delen kan niet. Geef het nieuwe sleutels als u het terug hebt.`,
    },
    clock_suspicious: {
      kind: "attention",
      title: t`De klok van deze computer loopt waarschijnlijk niet goed`,
      text: t`Zet de datum en tijd goed. Tijdstippen in het dossier hangen ervan af.`,
    },
    backup_old: { kind: "attention", title: t`Uw laatste reservekopie is oud`, text: t`Maak een nieuwe kopie bij Instellingen.` },
    erasure_asked: { kind: "attention", title: t`Iemand vraagt u iets te wissen`, text: t`U beslist zelf. Zolang u niet antwoordt, blijft alles staan en weet de ander niet waar hij aan toe is.` },
    disk_not_encrypted: { kind: "attention", ...disk({ encryption: "no", system: "other" }) },
  };
  const shown = alarms.filter((alarm) => !seen.includes(alarm));
  if (shown.length === 0) return null;
  return (
    <div className="shell__alarms">
      {shown.map((alarm) => (
        <Notice
          key={alarm}
          kind={words[alarm].kind}
          title={words[alarm].title}
          action={
            <span className="kit-cluster">
              {alarm === "device_lost" && (
                <TextLink href={paths.devices}>
                  <Trans>Naar uw apparaten</Trans>
                </TextLink>
              )}
              {alarm === "backup_old" && (
                <TextLink href={paths.settings}>
                  <Trans>Naar Instellingen</Trans>
                </TextLink>
              )}
              {alarm === "erasure_asked" && (
                <TextLink href={paths.erasures}>
                  <Trans>Bekijk wat er gevraagd wordt</Trans>
                </TextLink>
              )}
              <TextLink onPress={() => put(alarm)} context={words[alarm].title}>
                {alarm === "disk_not_encrypted" ? <Trans>Begrepen</Trans> : <Trans>Gezien</Trans>}
              </TextLink>
            </span>
          }
        >
          {words[alarm].text}
        </Notice>
      ))}
    </div>
  );
}
