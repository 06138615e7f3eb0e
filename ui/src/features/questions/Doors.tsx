import { useLingui } from "@lingui/react/macro";
import type { InformationRequestView } from "../../ipc/types/InformationRequestView.ts";
import type { QuestionDoorView } from "../../ipc/types/QuestionDoorView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { capital } from "../../parts/terms.ts";
import { useOpenStep } from "../../parts/useOpenForm.ts";

/** The four doors when someone may not share, and the last way only when none of them fits. */
export function Doors({ caseId, request, open }: { caseId: string; request: InformationRequestView; open: boolean }) {
  const { t } = useLingui();
  const shown = request.doors.filter((door) => door.open || door.tried);
  if (shown.length === 0) return null;
  return (
    <Section title={t`Andere deuren`}>
      <Stack gap="tight">
        <p className="kit-quiet">{t`"Ik mag het niet delen" is niet het einde. Kies een deur die past, dan kan de zaak verder.`}</p>
        <PlainList label={t`Andere deuren`} items={shown.map((door) => ({ key: door.door, content: <Door caseId={caseId} request={request} door={door} open={open} /> }))} />
      </Stack>
    </Section>
  );
}

type DoorProps = { caseId: string; request: InformationRequestView; door: QuestionDoorView; open: boolean };

function Door({ caseId, request, door, open }: DoorProps) {
  const { t } = useLingui();
  const [trying, setTrying] = useOpenStep("answer_question", request.record, [door.door]);
  const last = door.door === "conflict_of_duties";
  return (
    <Stack gap="tight">
      <div>
        <strong>{capital(door.label)}</strong> {door.tried && <StatusTag>{t`geprobeerd`}</StatusTag>}
        <div className="kit-quiet">{door.how}</div>
      </div>
      {open && door.open && !door.tried && !trying && (
        <Button kind="secondary" onPress={() => setTrying(door.door)} context={door.label}>
          {t`Kies deze deur`}
        </Button>
      )}
      {open && trying && (
        <AskForm
          draft={{ kind: "answer_question", target: `${caseId}:${request.record}:${door.door}` }}
          ask={[
            {
              name: "agreed",
              label: last ? t`Waarom past geen van de vier deuren?` : t`Wat spraken jullie af?`,
              hint: last ? t`Schrijf geen zorginhoud op. Het besluit om te delen legt u apart vast, bij Delen.` : t`Wie doet wat, en wanneer? Schrijf geen zorginhoud op.`,
              needed: last ? t`Schrijf op waarom geen deur past.` : t`Schrijf op wat jullie afspraken.`,
            },
          ]}
          call="open_door"
          request={({ agreed }) => ({ record: request.record, door: door.door, agreed })}
          submit={t`Leg vast`}
          told={t`Vastgelegd: deze deur is geprobeerd.`}
          onDone={() => setTrying(null)}
          onCancel={() => setTrying(null)}
        />
      )}
    </Stack>
  );
}
