import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { useWork } from "../../parts/useWork.ts";
import { ChangePassphrase } from "./ChangePassphrase.tsx";

type Stage = { kind: "closed" } | { kind: "changing" } | { kind: "changed"; passphrase: string } | { kind: "rewritten"; left: number };

/** Another passphrase; after that the vault can be written anew, so that old copies do not open with what is on disk now. */
export function PassphraseSettings() {
  const { t } = useLingui();
  const work = useWork();
  const [stage, setStage] = useState<Stage>({ kind: "closed" });
  const rewrite = async (passphrase: string) => {
    const done = await work.run(() => call("rewrite_vault", { passphrase }));
    if (done) setStage({ kind: "rewritten", left: done.old_files_left });
  };
  return (
    <Section title={t`Wachtzin`}>
      <Stack>
        {stage.kind === "closed" && (
          <>
            <p>
              <Trans>Kies een andere als iemand hem kan weten. Uw herstelcode blijft dezelfde.</Trans>
            </p>
            <div>
              <Button kind="secondary" onPress={() => setStage({ kind: "changing" })}>
                <Trans>Wijzig wachtzin</Trans>
              </Button>
            </div>
          </>
        )}
        {stage.kind === "changing" && (
          <ChangePassphrase onDone={(passphrase) => setStage({ kind: "changed", passphrase })} onCancel={() => setStage({ kind: "closed" })} />
        )}
        {stage.kind === "changed" && (
          <>
            <Notice live="status" title={t`Uw wachtzin is gewijzigd`}>
              <p>
                <Trans>De oude opent deze kluis niet meer. Reservekopieën van eerder gaan nog wel open met de oude wachtzin.</Trans>
              </p>
              <p>
                <Trans>Kende iemand de oude wachtzin en had die ook uw bestanden in handen? Laat de kluis dan opnieuw versleutelen. Dat duurt even; er gaat niets verloren.</Trans>
              </p>
            </Notice>
            {work.pending && <JobProgress name="rewrite_vault" label={t`Kluis wordt opnieuw versleuteld`} />}
            {work.error && <ErrorState error={work.error} safe={t`Uw kluis is in orde en uw nieuwe wachtzin geldt.`} />}
            <div className="kit-cluster">
              <Button kind="secondary" onPress={() => void rewrite(stage.passphrase)} pending={work.pending}>
                <Trans>Versleutel opnieuw</Trans>
              </Button>
              <Button kind="quiet" onPress={() => setStage({ kind: "closed" })} disabled={work.pending}>
                <Trans>Niet nodig</Trans>
              </Button>
            </div>
          </>
        )}
        {stage.kind === "rewritten" && (
          <Notice live="status" kind={stage.left > 0 ? "attention" : "info"} title={t`De kluis is opnieuw versleuteld`}>
            <p>
              <Trans>Maak nu een nieuwe reservekopie en gooi de oude kopieën weg.</Trans>
            </p>
            {stage.left > 0 && (
              <p>
                {plural(stage.left, {
                  one: "# bestand met de oude sleutels kon nog niet weg. Woonrust probeert dat opnieuw als u de kluis weer opent.",
                  other: "# bestanden met de oude sleutels konden nog niet weg. Woonrust probeert dat opnieuw als u de kluis weer opent.",
                })}
              </p>
            )}
          </Notice>
        )}
      </Stack>
    </Section>
  );
}
