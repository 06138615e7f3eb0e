import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { errorWording } from "../../ipc/errors.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { Cluster, Form } from "../../kit/Layout.tsx";
import { NewPassphrase } from "../../kit/NewPassphrase.tsx";
import { PassphraseField } from "../../kit/PassphraseField.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useWork } from "../../parts/useWork.ts";

type ChangePassphraseProps = { onDone: (passphrase: string) => void; onCancel: () => void };

export function ChangePassphrase({ onDone, onCancel }: ChangePassphraseProps) {
  const { t } = useLingui();
  const work = useWork();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const refused = work.error?.code === "wrong_passphrase" || work.error?.code === "try_later" ? work.error : null;
  const seconds = Number(refused?.params.seconds ?? 0);
  const wait = seconds > 0 ? ` ${plural(seconds, { one: "Wacht # seconde.", other: "Wacht # seconden." })}` : "";
  const words = {
    current: refused ? errorWording(refused).wording + wait : tried && current === "" ? t`Vul de wachtzin in die nu geldt.` : undefined,
    next: tried && next === "" ? t`Vul twee keer dezelfde, sterke wachtzin in.` : undefined,
  };
  const send = async () => {
    setTried(true);
    if (current === "" || next === "") return;
    const done = await work.run(() => call("change_passphrase", { current, new: next }));
    if (done) onDone(next);
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary
        errors={[
          ...(words.current ? [{ field: "current-passphrase", text: words.current }] : []),
          ...(words.next ? [{ field: "own-passphrase", text: words.next }] : []),
        ]}
      />
      {work.error && !refused && <ErrorState error={work.error} safe={t`Uw oude wachtzin geldt nog.`} />}
      <PassphraseField id="current-passphrase" label={t`Wachtzin van nu`} value={current} onChange={setCurrent} error={words.current} autoFocus />
      <NewPassphrase
        suggest={() => call("suggest_passphrase", {})}
        judge={(text) => call("judge_passphrase", { passphrase: text })}
        onChange={setNext}
        error={words.next}
      />
      <Cluster>
        <Button type="submit" pending={work.pending}>
          <Trans>Wijzig wachtzin</Trans>
        </Button>
        <Button kind="quiet" onPress={onCancel}>
          <Trans>Terug</Trans>
        </Button>
      </Cluster>
    </Form>
  );
}
