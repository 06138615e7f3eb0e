import { useLingui } from "@lingui/react/macro";
import { Button } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";

/** A report of which the reporter has not heard yet what happens now. */
export function Acknowledge({ record, what }: { record: string; what: string }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const tell = () => void run("acknowledge_report", { record }, { text: t`Vastgelegd: de melder weet het.` });
  return (
    <Stack gap="tight">
      {error && <ErrorState error={error} onRetry={tell} />}
      <p>{t`De melder weet nog niet dat de melding er is en wat er nu gebeurt.`}</p>
      <div>
        <Button kind="secondary" onPress={tell} pending={pending !== null} context={what}>{t`De melder weet het`}</Button>
      </div>
    </Stack>
  );
}
