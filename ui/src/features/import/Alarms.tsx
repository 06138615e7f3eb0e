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
    lost_device: {
      title: (name) => t`Gemaakt op een apparaat dat ${name} als verloren heeft gemeld`,
      text: t`Wat u al had blijft staan. Wat nieuw is komt apart, tot de maker op een ander apparaat zegt dat het van hem is. Weet u niet waar dit bestand vandaan komt? Voeg het niet samen.`,
    },
    card_clash: {
      title: (name) => t`Deze kaart past niet bij de kaart die u al van ${name} hebt`,
      text: t`Twee kaarten met hetzelfde nummer hebben een andere inhoud. Voeg niet samen voordat u deze persoon hebt gebeld op een nummer dat u al kende.`,
    },
    look_alike: {
      title: (name) => t`Er is al een andere ${name} bij uw contacten`,
      text: t`De naam lijkt op die van uw contact, de vingerafdruk is een andere. Het kan een naamgenoot zijn, een nieuwe computer, of iemand die zich voor uw collega uitgeeft. Vergelijk eerst de vingerafdruk.`,
    },
    succession: {
      title: (name) => t`${name} zegt een nieuwe sleutel te hebben`,
      text: t`Een apparaat van uw contact zegt dat. Wie dat apparaat in handen heeft kan het ook zeggen. Tot u de nieuwe vingerafdruk hebt vergeleken, gaat er niets heen.`,
    },
    false_succession: {
      title: (name) => t`Iemand zegt de nieuwe sleutel van ${name} te hebben, en dat klopt niet`,
      text: t`Het apparaat dat dat zegt is niet van uw contact, of is als verloren gemeld. Voeg niet samen en bel uw contact op een nummer dat u al kende.`,
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
