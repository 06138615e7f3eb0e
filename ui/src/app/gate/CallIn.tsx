import { useLingui } from "@lingui/react/macro";
import { time } from "../../i18n/format.ts";
import { Notice } from "../../kit/Notice.tsx";
import { useChime } from "../../kit/useChime.ts";
import { usePassed } from "../../kit/usePassed.ts";

/** The time to call in from a visit passed while the vault is locked: it tells the time, and nothing of whom or where. */
export function CallIn({ by }: { by: string | undefined }) {
  const { t } = useLingui();
  const passed = usePassed(by);
  useChime(passed);
  if (!by || !passed) return null;
  return (
    <Notice kind="urgent" title={t`U zou zich uiterlijk om ${time(by)} melden`} live="alert">
      {t`Ontgrendel om te zien bij wie. Woonrust waarschuwt zelf niemand.`}
    </Notice>
  );
}
