import { useLingui } from "@lingui/react/macro";
import type { AlarmView } from "../../ipc/types/AlarmView.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Split } from "../../kit/Layout.tsx";
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
      text: t`De naam lijkt op die van uw contact, de vingerafdruk is een andere. Het kan een naamgenoot zijn, een nieuwe computer, of iemand die zich voor uw collega uitgeeft. Vergelijk eerst de vingerafdruk.`,
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
            <Notice
              key={[alarm.code, alarm.contact?.contact, alarm.other?.contact].join(" ")}
              kind="urgent"
              live="alert"
              title={found.title(alarm.contact?.name ?? t`deze persoon`)}
            >
              <p>{found.text}</p>
              <People contact={alarm.contact} other={alarm.other} />
            </Notice>
          )
        );
      })}
    </>
  );
}

/** Who it is about, and who is easily taken for him. */
function People({ contact, other }: { contact: ContactView | null; other: ContactView | null }) {
  const { t } = useLingui();
  if (!contact) return null;
  const known = <Fingerprint value={contact.fingerprint} label={t`Vingerafdruk van ${contact.name}`} />;
  if (!other) return known;
  return (
    <Split>
      <div>
        <p>
          <strong>{t`In het bestand`}</strong>
          <br />
          {other.name}, {other.organisation}
        </p>
        <Fingerprint value={other.fingerprint} label={t`Vingerafdruk in het bestand`} />
      </div>
      <div>
        <p>
          <strong>{t`Bij uw contacten`}</strong>
          <br />
          {contact.name}, {contact.organisation}
        </p>
        {known}
      </div>
    </Split>
  );
}
