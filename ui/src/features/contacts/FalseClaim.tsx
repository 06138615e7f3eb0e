import { useLingui } from "@lingui/react/macro";
import type { SuccessionView } from "../../ipc/types/SuccessionView.ts";
import { Notice } from "../../kit/Notice.tsx";

/** A card says to be a known person, and no device in use of that person said so. Comparing does not mend that. */
export const isFalseClaim = (said: SuccessionView): boolean => said.known && !said.sound && !said.followed;

export function FalseClaim({ said, live }: { said: SuccessionView; live?: "alert" }) {
  const { t } = useLingui();
  return (
    <Notice kind="urgent" title={t`Deze kaart zegt van ${said.name} te zijn, en dat klopt niet`} {...(live ? { live } : {})}>
      <p>{t`Het apparaat dat dat zegt is niet van die persoon, of is als verloren gemeld. Er gaat niets heen, ook niet als de vingerafdruk klopt. Bel op een nummer dat u al kende.`}</p>
    </Notice>
  );
}
