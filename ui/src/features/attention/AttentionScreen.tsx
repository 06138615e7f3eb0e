import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { AttentionView } from "../../ipc/types/AttentionView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { Checkbox } from "../../kit/Choice.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { AttentionPoint } from "../../parts/AttentionPoint.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { KnownUntil } from "./KnownUntil.tsx";

/** Every attention point of a case: what speaks now, what was put off, and how much this vault knows. */
export default function AttentionScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Aandachtspunten`} lead={t`Dit gaat over de zaak, nooit over een persoon. Elk punt zegt waarom het er staat en wat u kunt doen.`}>
      {(view) => <AllPoints view={view} />}
    </CasePage>
  );
}

function AllPoints({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const found = useView("attention", { case: view.case, all }, { keepPrevious: true });
  return (
    <QueryStates query={found}>
      {(attention) => (
        <Columns aside={<KnownUntil caseId={view.case} partners={attention.known_until} open={view.state === "open"} />}>
          <Checkbox
            label={t`Ook regels die uw gemeente heeft uitgezet`}
            hint={t`Het beleidspakket kiest welke regels spreken.`}
            value={all}
            onChange={setAll}
          />
          <Points view={view} attention={attention} />
          <PutOff view={view} attention={attention} />
        </Columns>
      )}
    </QueryStates>
  );
}

function Points({ view, attention }: { view: CaseView; attention: AttentionView }) {
  const { t } = useLingui();
  if (attention.points.length === 0) {
    return <EmptyState title={t`Niets vraagt nu aandacht`}>{t`Voor zover hier bekend. Verandert er iets, dan staat het hier en op de zaak.`}</EmptyState>;
  }
  return (
    <Section title={t`Nu (${attention.points.length})`}>
      <Stack>
        {attention.points.map((point) => (
          <AttentionPoint key={point.rule + (point.subject ?? "")} caseId={view.case} point={point} open={view.state === "open"} />
        ))}
      </Stack>
    </Section>
  );
}

function PutOff({ view, attention }: { view: CaseView; attention: AttentionView }) {
  const { t } = useLingui();
  if (attention.snoozed.length === 0) return null;
  return (
    <Section title={t`Uitgesteld (${attention.snoozed.length})`}>
      <Stack>
        {attention.snoozed.map((point) => (
          <AttentionPoint key={point.rule + (point.subject ?? "")} caseId={view.case} point={{ ...point, snooze_at_most: null }} open={view.state === "open"} />
        ))}
      </Stack>
    </Section>
  );
}
