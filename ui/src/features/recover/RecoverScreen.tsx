import { useState } from "react";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { CodeStep } from "./CodeStep.tsx";
import { NewPassphraseStep } from "./NewPassphraseStep.tsx";

type RecoverScreenProps = { onOpen: (view: UnlockedView) => void; onBack: () => void };

/** Back into the vault with the recovery sheet: the code, then a new passphrase. */
export default function RecoverScreen({ onOpen, onBack }: RecoverScreenProps) {
  const [code, setCode] = useState<string | null>(null);
  return code === null ? (
    <CodeStep onBack={onBack} onCode={setCode} />
  ) : (
    <NewPassphraseStep code={code} onBack={() => setCode(null)} onOpen={onOpen} />
  );
}
