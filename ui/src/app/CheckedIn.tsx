import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { time } from "../i18n/format.ts";
import { Button, TextLink } from "../kit/Button.tsx";
import { useCovered } from "../kit/cover.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { announce } from "../kit/LiveRegion.tsx";
import { Notice } from "../kit/Notice.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useChime } from "../kit/useChime.ts";
import { useCheckedIn } from "../parts/useCheckedIn.ts";
import { paths } from "../paths.ts";

/** While somebody is on a visit: where, until when and who knows; when that time passes, whom to call. It is no alarm. */
export function CheckedIn() {
  const { t } = useLingui();
  const { away, who, phone, passed, later, out, pending, error } = useCheckedIn();
  const covered = useCovered();
  const [seen, setSeen] = useState("");
  const asks = away !== null && passed && seen !== away.back_by;
  const by = away ? time(away.back_by) : "";
  const whom = phone ? `${who}, ${phone}` : who;
  useChime(asks);
  useEffect(() => {
    if (asks) announce(t`Het is tijd om u te melden.`, "assertive");
  }, [asks, t]);
  if (!away) return null;
  return (
    <>
      <div className="shell__alarms">
        <Notice
          kind={passed ? "urgent" : "info"}
          title={passed ? t`U zou zich om ${by} melden bij ${whom}` : t`Ingecheckt tot ${by}: ${whom} weet waar u bent`}
          action={
            <span className="kit-cluster">
              <TextLink onPress={out}>
                <Trans>Check uit</Trans>
              </TextLink>
              <TextLink onPress={later}>
                <Trans>Een kwartier later</Trans>
              </TextLink>
              <TextLink href={paths.case(away.case)}>{away.place}</TextLink>
            </span>
          }
        />
        {error && <ErrorState error={error} safe={t`U staat nog ingecheckt.`} />}
      </div>
      <Dialog
        open={asks && !covered}
        title={t`Meld u bij ${who}`}
        onClose={() => setSeen(away.back_by)}
        role="alertdialog"
        actions={
          <>
            <Button onPress={out} pending={pending} autoFocus>
              <Trans>Ik ben veilig: check uit</Trans>
            </Button>
            <Button kind="secondary" onPress={later}>
              <Trans>Een kwartier later</Trans>
            </Button>
            <Button kind="quiet" onPress={() => setSeen(away.back_by)}>
              <Trans>Sluit</Trans>
            </Button>
          </>
        }
      >
        <p>{t`U zou zich uiterlijk om ${by} melden.`}</p>
        <p>{phone ? t`Bel ${who}: ${phone}.` : t`Bel ${who}.`}</p>
        <p>{t`Woonrust belt of waarschuwt niemand voor u. Bij gevaar: bel 112.`}</p>
      </Dialog>
    </>
  );
}
