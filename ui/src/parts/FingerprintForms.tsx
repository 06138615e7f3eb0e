import { Trans, useLingui } from "@lingui/react/macro";
import { useView } from "../ipc/hooks.ts";
import type { ContactView } from "../ipc/types/ContactView.ts";
import { Fingerprint, FingerprintWords } from "../kit/Fingerprint.tsx";
import { Stack } from "../kit/Layout.tsx";
import { QrCode } from "../kit/QrCode.tsx";
import { QueryStates } from "../kit/States.tsx";

/** One fingerprint in the three shapes in which people compare it: groups, words and a code to scan. */
export function FingerprintForms({ contact, label }: { contact: ContactView; label: string }) {
  const { t } = useLingui();
  const forms = useView("fingerprint", { contact: contact.contact });
  return (
    <Stack gap="tight">
      <Fingerprint value={contact.fingerprint} label={label} />
      <QueryStates query={forms}>
        {(view) => (
          <>
            <p className="kit-quiet kit-small">
              <Trans>Of in elf woorden:</Trans>
            </p>
            <FingerprintWords words={view.words} label={t`${label} in woorden`} />
            <p className="kit-quiet kit-small">
              <Trans>Of als QR-code. Wie hem scant, leest WOONRUST-VINGERAFDRUK en dezelfde zes groepen:</Trans>
            </p>
            <QrCode qr={view.qr} label={t`${label} als QR-code`} />
          </>
        )}
      </QueryStates>
    </Stack>
  );
}
