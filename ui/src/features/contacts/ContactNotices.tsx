import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import type { SuccessionView } from "../../ipc/types/SuccessionView.ts";
import { Fingerprint } from "../../kit/Fingerprint.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { FalseClaim, isFalseClaim } from "./FalseClaim.tsx";

/** What a person must know of a contact before he sends or believes anything. */
export function ContactNotices({ contact }: { contact: ContactView }) {
  const { t } = useLingui();
  const { succession, left_at: left, clashing_cards: clashing, lost_devices: lost } = contact;
  return (
    <>
      {left && (
        <Notice kind="attention" title={t`Werkt hier niet meer sinds ${day(left)}`}>
          {t`Er gaat niets meer heen. Wat ${contact.name} schreef blijft geldig. Wat u al deelde kan niemand terughalen.`}
        </Notice>
      )}
      {succession && <Succession contact={contact} said={succession} />}
      {clashing !== undefined && (
        <Notice kind="urgent" title={t`Er bestaan verschillende kaarten met hetzelfde nummer`}>
          {t`De kaart die u al had geldt nog. Het kan zijn dat ${contact.name} op twee apparaten tegelijk iets wijzigde, of dat iemand anders een kaart op deze naam maakt. Bel op een nummer dat u al kende en vraag om een nieuwe kaart.`}
        </Notice>
      )}
      {lost !== undefined && (
        <Notice title={plural(lost, { one: "# apparaat als verloren gemeld", other: "# apparaten als verloren gemeld" })}>
          {t`Wat daarvan komt en u nog niet had, staat apart tot ${contact.name} zegt dat het eigen werk is.`}
        </Notice>
      )}
    </>
  );
}

/** A new key of the same person, as his card says: a claim until it was compared and the earlier key followed. */
function Succession({ contact, said }: { contact: ContactView; said: SuccessionView }) {
  const { t } = useLingui();
  if (said.followed) {
    return (
      <Notice title={t`Nieuwe sleutel sinds ${day(said.at)}, door u vergeleken`}>
        {t`Wat ${contact.name} met de vorige sleutel schreef hoort bij dezelfde persoon.`}
      </Notice>
    );
  }
  if (isFalseClaim(said)) return <FalseClaim said={said} />;
  if (said.compared && !said.known) {
    return (
      <Notice title={t`Nieuwe sleutel sinds ${day(said.at)}, door u vergeleken`}>
        {t`De vorige sleutel is hier niet bekend. Wat daarmee is geschreven, hoort hier niet bij ${contact.name}.`}
      </Notice>
    );
  }
  if (said.compared) {
    return (
      <Notice kind="attention" title={t`Nieuwe sleutel sinds ${day(said.at)}, door u vergeleken`}>
        {t`Op dit apparaat zijn dit nog twee personen: ${said.name} met de vorige sleutel, en deze. Vergelijk de vingerafdruk hier nog een keer, dan worden ze één.`}
      </Notice>
    );
  }
  const why = { lost: t`Het vorige herstelblad is kwijt.`, leaked: t`Iemand anders kan het vorige herstelblad hebben. Vertrouw niets nieuws dat nog met de oude sleutel komt.` }[said.reason];
  return (
    <Notice kind="urgent" title={t`${contact.name} zegt een nieuwe sleutel te hebben`}>
      <p>{why}</p>
      <p>{t`Dat is een bewering. Vergelijk de nieuwe vingerafdruk, bij elkaar of op een nummer dat u al kende. Tot die tijd gaat er niets heen, ook niet als u dat wilt.`}</p>
      <Fingerprint value={said.fingerprint} label={t`Vingerafdruk tot nu toe, van ${said.name}`} />
    </Notice>
  );
}
