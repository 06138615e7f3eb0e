import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DevicesChangedView } from "../../ipc/types/DevicesChangedView.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { RecoveryCodeFields } from "../../parts/recoveryCode.tsx";
import { useSigning } from "./useSigning.ts";

type RenewFormProps = {
  /** It was declared lost, so its old keys have ended already. */
  lost: boolean;
  onDone: (view: DevicesChangedView) => void;
  onBack: () => void;
};

/** Other keys for this device. */
export function RenewForm({ lost, onDone, onBack }: RenewFormProps) {
  const { t } = useLingui();
  const signing = useSigning(onDone);
  const [old, setOld] = useState<"ends" | "stays">("ends");
  const [mine, setMine] = useState(true);
  return (
    <Section title={t`Nieuwe sleutels voor dit apparaat`}>
      <Form onSubmit={() => void signing.renew(old, mine)}>
        <ErrorSummary errors={signing.errors} />
        {signing.failure && <ErrorState error={signing.failure} safe={t`Dit apparaat heeft nog de sleutels die het had.`} />}
        <p>
          <Trans>Nodig als dit apparaat weg is geweest, als u een reservekopie op een andere computer hebt teruggezet, of als de computer van eigenaar wisselde. Uw zaken en uw vingerafdruk blijven dezelfde. Bestanden die al onderweg zijn gaan ook daarna nog open.</Trans>
        </p>
        {!lost && (
          <RadioGroup
            legend={t`Wat gebeurt er met de sleutels die dit apparaat nu heeft?`}
            value={old}
            onChange={setOld}
            options={[
              { value: "ends", label: t`Niemand gebruikt ze nog`, hint: t`De oude computer is weg, verloren of leeggemaakt.` },
              { value: "stays", label: t`Een andere computer werkt ermee verder`, hint: t`Deze kluis is een kopie. Beide zijn dan voortaan een eigen apparaat.` },
            ]}
          />
        )}
        <Checkbox
          id="mine"
          label={t`Wat hier staat en met de oude sleutels is geschreven, is van mij`}
          hint={t`Haal het vinkje weg als een ander erop kan hebben geschreven.`}
          value={mine}
          onChange={setMine}
        />
        <RecoveryCodeFields code={signing.code} />
        <ActionBar>
          <Button type="submit" pending={signing.pending}>
            <Trans>Geef nieuwe sleutels</Trans>
          </Button>
          <Button kind="quiet" onPress={onBack}>
            <Trans>Terug</Trans>
          </Button>
        </ActionBar>
      </Form>
    </Section>
  );
}
