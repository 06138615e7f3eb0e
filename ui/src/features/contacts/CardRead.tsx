import { useLingui } from "@lingui/react/macro";
import type { ImportedCardView } from "../../ipc/types/ImportedCardView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Split } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { CardChanges } from "../../parts/CardChanges.tsx";
import { paths } from "../../paths.ts";
import { FalseClaim, isFalseClaim } from "./FalseClaim.tsx";

/** What happened to a card that was read; alarms say what to do first. */
export function CardRead({ card }: { card: ImportedCardView }) {
  const { t } = useLingui();
  const { contact, look_alike: other } = card;
  const compare = <LinkButton href={paths.contact(contact.contact)} kind="secondary">{t`Vergelijk de vingerafdruk`}</LinkButton>;
  if (card.step === "clash") {
    return (
      <Notice kind="urgent" live="alert" title={t`Deze kaart past niet bij de kaart die u al van ${contact.name} hebt`}>
        <p>{t`Hetzelfde nummer, maar een andere inhoud. De nieuwe kaart is niet gebruikt; de oude geldt nog.`}</p>
        <p>{t`Bel ${contact.name} op een nummer dat u al kende en vraag wat er is veranderd. Deel tot die tijd niets.`}</p>
      </Notice>
    );
  }
  if (contact.succession && isFalseClaim(contact.succession)) return <FalseClaim said={contact.succession} live="alert" />;
  if (contact.succession && !contact.succession.compared) {
    return (
      <Notice kind="urgent" live="alert" title={t`Deze kaart zegt de nieuwe sleutel van ${contact.succession.name} te zijn`} action={compare}>
        {t`Dat is een bewering. Tot u de nieuwe vingerafdruk hebt vergeleken gaat er niets heen.`}
      </Notice>
    );
  }
  if (other) {
    return (
      <Notice kind="urgent" live="alert" title={t`U hebt al een contact met de naam ${other.name}`} action={compare}>
        <p>{t`De naam lijkt op die van uw contact, de vingerafdruk is een andere. Het kan een naamgenoot zijn, een nieuwe computer, of iemand die zich voor uw collega uitgeeft. Vertrouw geen van beide voordat u hebt gebeld.`}</p>
        <Split>
          <div>
            <p><strong>{t`Nieuwe kaart`}</strong></p>
            <p>{contact.name}, {contact.organisation}</p>
            <Fingerprint value={contact.fingerprint} label={t`Vingerafdruk van de nieuwe kaart`} />
          </div>
          <div>
            <p><strong>{t`Kaart die u al had`}</strong></p>
            <p>{other.name}, {other.organisation}</p>
            <Fingerprint value={other.fingerprint} label={t`Vingerafdruk van de kaart die u al had`} />
          </div>
        </Split>
      </Notice>
    );
  }
  const words = {
    new: { title: t`De kaart van ${contact.name} is ingelezen`, text: t`Vergelijk nu de vingerafdruk. Dan weet u dat de kaart echt van deze persoon is.` },
    newer: { title: t`De kaart van ${contact.name} is bijgewerkt`, text: t`Dit is er anders:` },
    same: { title: t`Deze kaart van ${contact.name} had u al`, text: t`Er is niets veranderd.` },
    older: { title: t`U hebt al een nieuwere kaart van ${contact.name}`, text: t`De oudere kaart is niet gebruikt.` },
  }[card.step];
  return (
    <Notice live="status" title={words.title} {...(contact.state === "unverified" ? { action: compare } : {})}>
      <p>{words.text}</p>
      {card.changes.length > 0 && <CardChanges changes={card.changes} />}
    </Notice>
  );
}
