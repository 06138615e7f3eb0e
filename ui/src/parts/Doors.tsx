import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../ipc/hooks.ts";
import type { DoorView } from "../ipc/types/DoorView.ts";
import { Button, TextLink } from "../kit/Button.tsx";
import { PlainList, Quiet, Stack } from "../kit/Layout.tsx";
import { QueryStates } from "../kit/States.tsx";
import { AddAction } from "./AddAction.tsx";
import { capital, useTerms } from "./terms.ts";
import { paths } from "../paths.ts";

type DoorsProps = { label: string; doors: readonly DoorView[]; contact: string; cases: readonly string[] };

/** What a person can do instead of sharing; what takes a while can be planned. */
export function Doors({ label, doors, contact, cases }: DoorsProps) {
  const { t } = useLingui();
  const { term } = useTerms();
  const [only] = doors;
  if (only?.door === "none") return <p className="kit-quiet">{only.how}</p>;
  return (
    <Stack gap="tight">
      <Quiet>{t`Wat kan wel:`}</Quiet>
      <PlainList
        label={label}
        items={doors.map((door) => ({
          key: door.door,
          content: (
            <Stack gap="tight">
              <div>
                <strong>{capital(term("door", door.door))}.</strong> {door.how}
              </div>
              {cases.map((caseId) => (
                <WayThrough key={caseId} door={door} caseId={caseId} contact={contact} several={cases.length > 1} />
              ))}
            </Stack>
          ),
        }))}
      />
    </Stack>
  );
}

type WayThroughProps = { door: DoorView; caseId: string; contact: string; several: boolean };

function WayThrough({ door, caseId, contact, several }: WayThroughProps) {
  const { t } = useLingui();
  const [planning, setPlanning] = useState(false);
  const found = useView("case", { case: caseId }, { enabled: planning || several });
  if (door.door === "make_partner") return <TextLink href={paths.partners(caseId)}>{t`Naar partners en regie`}</TextLink>;
  if (door.door === "decide") {
    return (
      <div>
        <TextLink href={paths.disclose(caseId, contact)}>{several && found.data ? t`Naar het besluit in ${found.data.number}` : t`Naar het besluit`}</TextLink>
      </div>
    );
  }
  if (door.plan === null) return null;
  if (!planning) {
    return (
      <div>
        <Button kind="quiet" onPress={() => setPlanning(true)} context={door.plan}>
          {several && found.data ? t`Plan dit in ${found.data.number}` : t`Plan dit voor uzelf`}
        </Button>
      </div>
    );
  }
  const close = () => setPlanning(false);
  return (
    <QueryStates query={found}>
      {(view) => (
        <Stack gap="tight">
          <Quiet small>{t`Alle partners lezen deze actie. Zet er niets in dat u nu achterhoudt.`}</Quiet>
          <AddAction caseId={caseId} partners={view.partners} text={door.plan ?? ""} onDone={close} onCancel={close} />
        </Stack>
      )}
    </QueryStates>
  );
}
