import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { isoDay } from "../../i18n/parseDay.ts";
import { callSaving } from "../../ipc/call.ts";
import type { ToSendView } from "../../ipc/types/ToSendView.ts";
import { Button } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { useWork } from "../../parts/useWork.ts";

/** For whom requests and answers wait: they go with the next file of a case, or in a file of their own. */
export function ToSend({ people }: { people: readonly ToSendView[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Nog te versturen`}>
      <Stack>
        <p>{t`Verzoeken en antwoorden gaan mee met het volgende bestand dat u deelt. Deelt u met iemand niets meer? Maak dan een bestand met alleen het verzoek.`}</p>
        <PlainList label={t`Nog te versturen`} items={people.map((person) => ({ key: person.contact, content: <Person person={person} /> }))} />
      </Stack>
    </Section>
  );
}

function Person({ person }: { person: ToSendView }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const work = useWork();
  const [asking, setAsking] = useState(false);
  const count = person.items;
  const save = async (yes: boolean) => {
    setAsking(false);
    const name = `woonrust-${t`verzoeken`}-${isoDay(new Date())}.woonrust`;
    const done = await work.run(() => callSaving("export_requests", { contact: person.contact, yes }, name));
    if (done) report(t`Het bestand is gemaakt. Stuur het naar ${person.name}.`);
  };
  const unverified = work.error?.code === "needs_yes";
  return (
    <Stack gap="tight">
      <span>
        <strong>{person.name}</strong> <Quiet>{plural(count, { one: "# verzoek of antwoord", other: "# verzoeken en antwoorden" })}</Quiet>
      </span>
      {work.error && <ErrorState error={work.error} safe={t`Er is geen bestand gemaakt.`} />}
      <div>
        <Button kind="secondary" onPress={() => (unverified ? setAsking(true) : void save(false))} pending={work.pending} context={person.name}>
          {unverified ? t`Toch een bestand maken…` : t`Maak een bestand`}
        </Button>
      </div>
      <AlertDialog open={asking} title={t`De vingerafdruk is nog niet vergeleken`} confirm={t`Maak het bestand toch`} onClose={() => setAsking(false)} onConfirm={() => void save(true)}>
        {person.refusals > 0
          ? t`U weet dan niet zeker van wie de sleutel is. In het bestand staan nummers en een grond, en de reden die u bij een weigering opschreef.`
          : t`U weet dan niet zeker van wie de sleutel is. In het bestand staan nummers en een grond, geen inhoud.`}
      </AlertDialog>
    </Stack>
  );
}
