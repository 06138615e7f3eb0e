import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { LowPulseView } from "../../ipc/types/LowPulseView.ts";
import type { PulsesView } from "../../ipc/types/PulsesView.ts";
import { Button } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { useOpenForm } from "../../parts/useOpenForm.ts";

/** Low scores, without a name: those that wait for a talk, and those that were taken up. */
export function LowScores({ caseId, pulses, open }: { caseId: string; pulses: PulsesView; open: boolean }) {
  const { t } = useLingui();
  if (pulses.open.length + pulses.addressed.length === 0) return null;
  return (
    <Section title={t`Lage cijfers`}>
      <Stack>
        {pulses.open.length > 0 && (
          <PlainList label={t`Nog te bespreken`} items={pulses.open.map((pulse) => ({ key: pulse.record, content: <Low caseId={caseId} pulse={pulse} open={open} /> }))} />
        )}
        {pulses.addressed.length > 0 && (
          <Disclosure title={t`Besproken (${pulses.addressed.length})`}>
            <PlainList
              label={t`Besproken`}
              items={pulses.addressed.map((pulse) => ({
                key: pulse.record,
                content: (
                  <>
                    {pulse.text || t`Zonder toelichting`}
                    <div>
                      <Quiet small>{[pulse.addressed_at && day(pulse.addressed_at), pulse.how].filter(Boolean).join(": ")}</Quiet>
                    </div>
                  </>
                ),
              }))}
            />
          </Disclosure>
        )}
      </Stack>
    </Section>
  );
}

function Low({ caseId, pulse, open }: { caseId: string; pulse: LowPulseView; open: boolean }) {
  const { t } = useLingui();
  const [talking, setTalking] = useOpenForm({ talk: "address_pulse" }, pulse.record);
  return (
    <Stack gap="tight">
      <div>{pulse.text || t`Iemand gaf een laag cijfer, zonder toelichting.`}</div>
      {open && !talking && <Button kind="secondary" onPress={() => setTalking("talk")} context={pulse.text}>{t`Dit is besproken…`}</Button>}
      {open && talking && (
        <AskForm
          draft={{ kind: "address_pulse", target: `${caseId}:${pulse.record}` }}
          ask={[{ name: "how", label: t`Hoe is het besproken, en wat gaat er anders?`, hint: t`Schrijf geen namen op.`, needed: t`Schrijf op hoe.` }]}
          call="address_pulse"
          request={({ how }) => ({ pulse: pulse.record, how })}
          submit={t`Leg vast`}
          told={t`Vastgelegd dat dit is besproken.`}
          onDone={() => setTalking(null)}
          onCancel={() => setTalking(null)}
        />
      )}
    </Stack>
  );
}
