import { useLingui } from "@lingui/react/macro";
import type { AlarmView } from "../../ipc/types/AlarmView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Notice } from "../../kit/Notice.tsx";

/** What a person must look at before anything else. */
export function Alarms({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  // Own work that is not here is a question, and asked as one: OwnChanges.
  const words: Record<Exclude<AlarmView["code"], "unknown_own">, { title: (name: string) => string; text: string }> = {
    card_clash: {
      title: (name) => t`Deze kaart past niet bij de kaart die u al van ${name} hebt`,
      text: t`Twee kaarten met hetzelfde nummer hebben een andere inhoud. Voeg niet samen voordat u deze persoon hebt gebeld op een nummer dat u al kende.`,
    },
    look_alike: {
      title: (name) => t`Er is al een andere ${name} bij uw contacten`,
      text: t`Zelfde naam en organisatie, andere vingerafdruk. Het kan een nieuwe computer zijn, of iemand die zich voor uw collega uitgeeft. Vergelijk eerst de vingerafdruk.`,
    },
    fork: {
      title: () => t`Van één apparaat bestaan twee verschillende geschiedenissen`,
      text: t`Dat kan door een teruggezette reservekopie. Wat verschilt komt naast elkaar te staan. Vraag uw collega wat er is gebeurd.`,
    },
  };
  return (
    <>
      {view.alarms.map((alarm) => {
        const found = alarm.code === "unknown_own" ? null : words[alarm.code];
        return (
          found && (
            <Notice key={alarm.code + (alarm.contact?.contact ?? "")} kind="urgent" live="alert" title={found.title(alarm.contact?.name ?? t`deze persoon`)}>
              <p>{found.text}</p>
              {alarm.contact && <Fingerprint value={alarm.contact.fingerprint} label={t`Vingerafdruk van ${alarm.contact.name}`} />}
            </Notice>
          )
        );
      })}
    </>
  );
}
