import { Trans, useLingui } from "@lingui/react/macro";
import { callSaving } from "../ipc/call.ts";
import type { ContactView } from "../ipc/types/ContactView.ts";
import { Button } from "../kit/Button.tsx";
import { PlainList, Stack } from "../kit/Layout.tsx";
import { ErrorState } from "../kit/States.tsx";
import { useUndoableResult } from "../kit/useUndoableResult.ts";
import { useWork } from "./useWork.ts";

/** Who must hear of a new own card, and the card itself to give away. */
export function TellPeople({ people }: { people: readonly ContactView[] }) {
  const { t } = useLingui();
  const work = useWork();
  const { report } = useUndoableResult();
  const save = async () => {
    const saved = await work.run(() => callSaving("export_card", {}, "contactkaart.woonrust-card"));
    if (saved) report(t`Uw contactkaart is bewaard. Geef het bestand aan uw collega’s.`);
  };
  return (
    <Stack gap="tight">
      {people.length > 0 ? (
        <>
          <p>
            <Trans>Geef deze collega’s uw nieuwe kaart. Elk bestand dat u met hen deelt neemt hem ook mee.</Trans>
          </p>
          <PlainList
            label={t`Wie het moet weten`}
            items={people.map((one) => ({ key: one.contact, content: [one.name, one.organisation].filter(Boolean).join(", ") }))}
          />
        </>
      ) : (
        <p>
          <Trans>U wisselde nog met niemand een bestand uit. Niemand hoeft dit te weten.</Trans>
        </p>
      )}
      {work.error && <ErrorState error={work.error} />}
      <div>
        <Button kind="secondary" onPress={() => void save()} pending={work.pending}>
          <Trans>Bewaar mijn nieuwe kaart</Trans>
        </Button>
      </div>
    </Stack>
  );
}
