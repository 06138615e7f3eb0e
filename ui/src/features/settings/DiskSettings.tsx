import { Trans, useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { DiskView } from "../../ipc/types/DiskView.ts";
import { Button } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { useDiskWords } from "../../parts/useDiskWords.ts";
import { useDo } from "../../parts/useDo.ts";

/** The disk on which the vault lies: the vault is encrypted itself, what the computer writes beside it may not be. */
export function DiskSettings() {
  const { t } = useLingui();
  const disk = useView("disk_encryption", {});
  return (
    <Section title={t`Opslag op deze computer`}>
      <QueryStates query={disk}>{(view) => <Disk view={view} />}</QueryStates>
    </Section>
  );
}

function Disk({ view }: { view: DiskView }) {
  const { t } = useLingui();
  const { title, text } = useDiskWords()(view);
  const { run, pending, error } = useDo();
  if (view.encryption === "no" && view.accepted_at === null) {
    const accept = () => void run("accept_disk", {}, { text: t`Vastgelegd. Bij het openen waarschuwt Woonrust hier niet meer voor.` });
    return (
      <Stack gap="tight">
        {error && <ErrorState error={error} onRetry={accept} />}
        <Notice
          kind="attention"
          title={title}
          action={
            <Button kind="secondary" onPress={accept} pending={pending !== null}>
              <Trans>Begrepen</Trans>
            </Button>
          }
        >
          {text}
        </Notice>
      </Stack>
    );
  }
  return (
    <Stack gap="tight">
      <p>{title}.</p>
      <p className="kit-quiet">{text}</p>
      {view.encryption === "no" && view.accepted_at && <p className="kit-quiet">{t`U gaf op ${day(view.accepted_at)} aan dat u dit weet.`}</p>}
    </Stack>
  );
}
