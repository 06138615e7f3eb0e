import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { UnlockedView } from "../../ipc/types/UnlockedView.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Cluster, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";

/** Two different groups, the smaller index first. */
export function twoGroups(count: number, random: (below: number) => number): [number, number] {
  const first = random(count);
  const second = (first + 1 + random(count - 1)) % count;
  return first < second ? [first, second] : [second, first];
}

const draw = (below: number) => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

/** The code exists on paper only when two groups can be typed back. */
export function ConfirmStep({ count, onBack, onOpen }: { count: number; onBack: () => void; onOpen: (view: UnlockedView) => void }) {
  const { t } = useLingui();
  const [first, second] = useMemo(() => twoGroups(count, draw), [count]);
  const [texts, setTexts] = useState({ first: "", second: "" });
  const [errors, setErrors] = useState<FormError[]>([]);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;

  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    setErrors([]);
    try {
      onOpen(await call("confirm_recovery", { first: { index: first, text: texts.first }, second: { index: second, text: texts.second } }));
    } catch (thrown) {
      const error = ApiError.from(thrown);
      if (error.code === "wrong_recovery_code" || error.code === "invalid_input") {
        const place = error.field === "second" ? "second" : "first";
        const wrong = (place === "first" ? first : second) + 1;
        setErrors([{ field: place, text: t`Groep ${wrong} is anders dan op uw blad.` }]);
      } else setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void confirm()}>
      <PageHeader title={t`Controleer uw herstelcode`} lead={t`Typ twee groepen over van uw papier of uw bestand.`} />
      <ErrorSummary errors={errors} />
      <Cluster>
        <TextField
          id="first"
          label={t`Groep ${first + 1}`}
          value={texts.first}
          onChange={(text) => setTexts({ ...texts, first: text.toUpperCase() })}
          error={errorOf("first")}
          width="code"
          maxLength={6}
          spellCheck={false}
        />
        <TextField
          id="second"
          label={t`Groep ${second + 1}`}
          value={texts.second}
          onChange={(text) => setTexts({ ...texts, second: text.toUpperCase() })}
          error={errorOf("second")}
          width="code"
          maxLength={6}
          spellCheck={false}
        />
      </Cluster>
      {failure !== null && <ErrorState error={failure} />}
      <ActionBar>
        <Button type="submit" pending={busy}>
          <Trans>Open mijn kluis</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Toon de code nog eens</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
