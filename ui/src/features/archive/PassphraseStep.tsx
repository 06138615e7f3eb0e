import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { Notice } from "../../kit/Notice.tsx";

type PassphraseStepProps = { onBack: () => void; onNext: (passphrase: string) => void };

/** A passphrase of its own, never that of the vault. */
export function PassphraseStep({ onBack, onNext }: PassphraseStepProps) {
  const { t } = useLingui();
  const [words, setWords] = useState("");
  const [tried, setTried] = useState(0);
  const error = tried > 0 && words === "" ? t`Vul twee keer dezelfde, sterke wachtzin in.` : undefined;
  const next = () => {
    setTried(tried + 1);
    if (words !== "") onNext(words);
  };
  return (
    <Form onSubmit={next}>
      <ErrorSummary attempt={tried} errors={error ? [{ field: "own-passphrase", text: error }] : []} />
      <Notice title={t`Een nieuwe wachtzin, alleen voor dit archief`}>
        {t`Neem niet die van uw kluis. Schrijf hem op: zonder deze woorden opent niemand het archief, ook u niet. Woonrust bewaart ze niet.`}
      </Notice>
      <NewPassphrase
        suggest={() => call("suggest_passphrase", {})}
        judge={(text) => call("judge_passphrase", { passphrase: text })}
        onChange={setWords}
        error={error}
      />
      <ActionBar>
        <Button type="submit">{t`Verder`}</Button>
        <Button kind="quiet" onPress={onBack}>{t`Terug`}</Button>
      </ActionBar>
    </Form>
  );
}
