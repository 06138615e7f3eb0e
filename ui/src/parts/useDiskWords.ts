import { useLingui } from "@lingui/react/macro";
import type { DiskView } from "../ipc/types/DiskView.ts";

type Words = { title: string; text: string };

/** What is known of the disk, in words: what it means, and where a person can look himself. */
export function useDiskWords(): (disk: Pick<DiskView, "encryption" | "system">) => Words {
  const { t } = useLingui();
  const ask = t`Vraag uw beheerder of de schijf versleuteld is.`;
  const look: Record<DiskView["system"], string> = {
    linux: ask,
    macos: t`Kijk bij Systeeminstellingen, Privacy en beveiliging, FileVault. Daar hoort te staan dat FileVault aan is.`,
    windows: t`Kijk bij Instellingen, Privacy en beveiliging, Apparaatversleuteling, of zoek in het startmenu naar BitLocker. Daar hoort te staan dat het aan is.`,
    other: ask,
  };
  return ({ encryption, system }) => {
    switch (encryption) {
      case "yes":
        return {
          title: t`De schijf van deze computer is versleuteld`,
          text: t`Wat de computer buiten uw kluis op de schijf zet, bijvoorbeeld bij de slaapstand, is voor een vinder ook onleesbaar.`,
        };
      case "no":
        return {
          title: t`Woonrust vond geen versleuteling van de schijf van deze computer`,
          text: t`Uw kluis is wel versleuteld. Maar bij slaapstand of weinig geheugen kan de computer tekst leesbaar op de schijf zetten. Vraag uw beheerder om de schijf te versleutelen. Een schijf die zichzelf versleutelt en een virtuele computer ziet Woonrust niet.`,
        };
      case "unknown":
        return { title: t`Of de schijf van deze computer versleuteld is, kan Woonrust niet zien`, text: look[system] };
    }
  };
}
