import { useState } from "react";
import type { CreatedVaultView } from "../../ipc/types/CreatedVaultView.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { type AboutYou, nobodyYet } from "../../parts/AboutYouFields.tsx";
import { AboutYouStep } from "./AboutYouStep.tsx";
import { AddDeviceStep } from "./AddDeviceStep.tsx";
import { ConfirmStep } from "./ConfirmStep.tsx";
import { PassphraseStep } from "./PassphraseStep.tsx";
import { RecoverySheetStep } from "./RecoverySheetStep.tsx";
import { WelcomeStep } from "./WelcomeStep.tsx";

type FirstStartProps = {
  /** A vault was made earlier but its recovery code was never confirmed. */
  unfinished: boolean;
  onOpen: (view: UnlockedView) => void;
  onRestore: () => void;
  /** Somebody only wants to check an archive. */
  onCheck: () => void;
};

type Step = "welcome" | "add_device" | "about_you" | "passphrase" | "sheet" | "confirm";

/** From nothing to an open vault: one thing per page, and back without losing what was typed. */
export default function FirstStartScreen({ unfinished, onOpen, onRestore, onCheck }: FirstStartProps) {
  const [step, setStep] = useState<Step>("welcome");
  const [person, setPerson] = useState<AboutYou>(nobodyYet);
  const [made, setMade] = useState<CreatedVaultView | null>(null);

  switch (step) {
    case "welcome":
      return (
        <WelcomeStep unfinished={unfinished} onOwnVault={() => setStep("about_you")} onOpen={onOpen} onRestore={onRestore} onCheck={onCheck} onAddDevice={() => setStep("add_device")} />
      );
    case "add_device":
      return <AddDeviceStep onBack={() => setStep("welcome")} onOpen={onOpen} />;
    case "about_you":
      return <AboutYouStep person={person} onChange={setPerson} onBack={() => setStep("welcome")} onNext={() => setStep("passphrase")} />;
    case "passphrase":
      return (
        <PassphraseStep
          person={person}
          onBack={() => setStep("about_you")}
          onMade={(vault) => {
            setMade(vault);
            setStep("sheet");
          }}
        />
      );
    case "sheet":
      return made && <RecoverySheetStep vault={made} onNext={() => setStep("confirm")} />;
    case "confirm":
      return made && <ConfirmStep count={made.recovery_code.length} onBack={() => setStep("sheet")} onOpen={onOpen} />;
  }
}
