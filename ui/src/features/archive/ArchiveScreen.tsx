import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ArchiveWrittenView } from "../../ipc/types/ArchiveWrittenView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { CasePage } from "../../parts/CasePage.tsx";
import { ArchiveDone } from "./ArchiveDone.tsx";
import { ArchivePreview } from "./ArchivePreview.tsx";
import { type ArchiveChoice, ChooseStep, NOTHING_CHOSEN } from "./ChooseStep.tsx";
import { PassphraseStep } from "./PassphraseStep.tsx";

type Step = "choose" | "passphrase" | "preview";

/** A case for a court or an administration: choose, lock, look, save. */
export default function ArchiveScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Archief voor rechtbank of bestuur`}
      lead={t`Eén bestand met deze zaak en alle handtekeningen erbij. Wie de wachtzin heeft, kan nagaan wie wat schreef. Niemand kan het samenvoegen met een eigen zaak.`}
    >
      {(view) => <Steps view={view} />}
    </CasePage>
  );
}

function Steps({ view }: { view: CaseView }) {
  const [step, setStep] = useState<Step>("choose");
  const [choice, setChoice] = useState<ArchiveChoice>(NOTHING_CHOSEN);
  const [passphrase, setPassphrase] = useState("");
  const [done, setDone] = useState<ArchiveWrittenView | null>(null);
  const partner = choice.contact === "" ? null : (view.partners.find((one) => one.contact === choice.contact)?.name ?? "");
  if (done) return <ArchiveDone view={view} written={done} partner={partner} />;
  switch (step) {
    case "choose":
      return <ChooseStep view={view} choice={choice} onChange={setChoice} onNext={() => setStep(choice.contact === "" ? "passphrase" : "preview")} />;
    case "passphrase":
      return (
        <PassphraseStep
          onBack={() => setStep("choose")}
          onNext={(words) => {
            setPassphrase(words);
            setStep("preview");
          }}
        />
      );
    case "preview":
      return (
        <ArchivePreview
          caseId={view.case}
          choice={choice}
          partner={partner}
          passphrase={passphrase}
          onBack={() => setStep("choose")}
          onDone={(written) => {
            setPassphrase("");
            setDone(written);
          }}
        />
      );
  }
}
