import { useLingui } from "@lingui/react/macro";
import { day } from "../i18n/format.ts";
import { Notice } from "../kit/Notice.tsx";

/** A backup was put back: what was sent after it was made is not in the list. */
export function RegisterGap({ since }: { since: string | null }) {
  const { t } = useLingui();
  if (since === null) return null;
  return (
    <Notice kind="attention" title={t`Uw lijst van verzonden bestanden is mogelijk onvolledig sinds ${day(since)}`}>
      {t`Van die dag is de reservekopie die u hebt teruggezet. Wat u daarna deelde, tot aan het terugzetten, staat er niet in. Uw collega's kunnen die bestanden wel hebben.`}
    </Notice>
  );
}
