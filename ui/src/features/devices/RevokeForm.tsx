import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { DevicesChangedView } from "../../ipc/types/DevicesChangedView.ts";
import type { OwnDeviceView } from "../../ipc/types/OwnDeviceView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { RecoveryCodeFields } from "../../parts/recoveryCode.tsx";
import { paths } from "../../paths.ts";
import { useSigning } from "./useSigning.ts";

type RevokeFormProps = { device: OwnDeviceView; onDone: (view: DevicesChangedView) => void; onBack: () => void };

/** A device is declared lost: what that does and what it cannot do, before the code is typed. */
export function RevokeForm({ device, onDone, onBack }: RevokeFormProps) {
  const { t } = useLingui();
  const signing = useSigning(onDone);
  const [mine, setMine] = useState(true);
  const name = device.name || device.device.slice(0, 8);
  return (
    <Section title={t`Meld ${name} als verloren`}>
      <Form onSubmit={() => void signing.revoke(device.device, mine)}>
        <ErrorSummary errors={signing.errors} />
        {signing.failure && <ErrorState error={signing.failure} safe={t`Er is niets gemeld.`} />}
        <ul className="kit-bullets">
          <li>{t`Wie uw nieuwe kaart heeft, neemt niets meer aan dat daarna van dat apparaat komt. Het staat apart tot u zegt of het van u is.`}</li>
          <li>{t`Nieuwe bestanden gaan er niet meer open.`}</li>
          <li>{t`Wat erop staat kan niemand terughalen. Alleen met uw wachtzin of uw herstelblad gaat die kluis open.`}</li>
          <li>
            <Trans>
              Lag het herstelblad erbij, of stond de kluis open? Ga er dan van uit dat een ander kan lezen wat erop staat, en meld dat bij uw organisatie. Lag het blad erbij? Meld het apparaat
              hier, en <TextLink href={paths.recoverySheet}>maak daarna een nieuw herstelblad</TextLink>.
            </Trans>
          </li>
          <li>{t`Dit is niet terug te draaien. Vindt u het terug, dan krijgt het nieuwe sleutels.`}</li>
        </ul>
        <Checkbox
          id="mine"
          label={t`Wat ik er schreef en wat hier al staat, is van mij`}
          hint={t`Haal het vinkje weg als een ander erop kan hebben geschreven. Collega’s die het nog niet hebben, nemen het dan pas aan als u dat later alsnog zegt.`}
          value={mine}
          onChange={setMine}
        />
        <RecoveryCodeFields code={signing.code} />
        <ActionBar>
          <Button type="submit" kind="danger" pending={signing.pending}>
            <Trans>Meld als verloren</Trans>
          </Button>
          <Button kind="quiet" onPress={onBack}>
            <Trans>Terug</Trans>
          </Button>
        </ActionBar>
      </Form>
    </Section>
  );
}
