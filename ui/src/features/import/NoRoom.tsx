import { Trans, useLingui } from "@lingui/react/macro";
import { bytes } from "../../i18n/format.ts";
import type { ApiError } from "../../ipc/ApiError.ts";
import { Button } from "../../kit/Button.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";

type NoRoomProps = { error: ApiError; safe: string; onRetry?: () => void };

/** When the disk has too little room: how much is needed and how much there is. Any other error in its own words. */
export function NoRoom({ error, safe, onRetry }: NoRoomProps) {
  const { t } = useLingui();
  if (error.code !== "disk_full" || error.params.needed === undefined) {
    return <ErrorState error={error} safe={safe} {...(onRetry ? { onRetry } : {})} />;
  }
  const needed = bytes(Number(error.params.needed));
  const free = bytes(Number(error.params.free ?? 0));
  return (
    <Notice
      kind="urgent"
      live="alert"
      title={t`Er is te weinig ruimte op de schijf van uw kluis`}
      action={
        onRetry && (
          <Button kind="secondary" onPress={onRetry}>
            <Trans>Probeer opnieuw</Trans>
          </Button>
        )
      }
    >
      <p>{safe}</p>
      <p>{t`Nodig is ${needed}, vrij is ${free}. Maak ruimte vrij en probeer het dan opnieuw.`}</p>
    </Notice>
  );
}
