import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { PulsesView } from "../../ipc/types/PulsesView.ts";
import { DataTable } from "../../kit/DataTable.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { Meter } from "../../kit/Meter.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { GivePulse } from "./GivePulse.tsx";
import { LowScores } from "./LowScores.tsx";
import { useScoreWords } from "./scoreWords.ts";

/** How the co-operation goes, for the group only: never who said what. */
export default function PulsesScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Korte peiling`} lead={t`Hoe gaat de samenwerking nu? Een cijfer en een regel, alleen voor deze groep. Niemand ziet wie wat zei.`}>
      {(view) => <Pulses view={view} />}
    </CasePage>
  );
}

function Pulses({ view }: { view: CaseView }) {
  const found = useView("pulses", { case: view.case });
  return <QueryStates query={found}>{(pulses) => <Whole view={view} pulses={pulses} />}</QueryStates>;
}

function Whole({ view, pulses }: { view: CaseView; pulses: PulsesView }) {
  const { t } = useLingui();
  const [given, setGiven] = useState(0);
  const open = view.state === "open";
  return (
    <Columns
      aside={
        open && (
          <Section title={t`Uw antwoord`}>
            <Stack gap="tight">
              {pulses.own !== null && <p className="kit-quiet">{pulses.own_at ? t`U gaf een ${pulses.own} op ${day(pulses.own_at)}. Een nieuw antwoord telt in plaats daarvan.` : t`U gaf een ${pulses.own}.`}</p>}
              <GivePulse key={given} view={view} onDone={() => setGiven(given + 1)} />
            </Stack>
          </Section>
        )
      }
    >
      <Scores pulses={pulses} />
      <LowScores caseId={view.case} pulses={pulses} open={open} />
    </Columns>
  );
}

/** The scores of the group; none while so few answered that a score would point at a person. */
function Scores({ pulses }: { pulses: PulsesView }) {
  const { t } = useLingui();
  const words = useScoreWords();
  return (
    <Section title={t`De groep`}>
      <Stack gap="tight">
        <p>{t`${pulses.answered} van de ${pulses.partners} partners gaven antwoord in de laatste ${pulses.within_days} dagen.`}</p>
        {pulses.scores.length === 0 ? (
          <Notice title={t`Nog te weinig antwoorden om te laten zien`}>
            <p>{t`Pas als minstens drie partners en de helft of meer antwoord gaven, staan de cijfers hier. Zo wijst een cijfer nooit naar een persoon.`}</p>
          </Notice>
        ) : (
          <DataTable
            caption={t`Hoe vaak elk cijfer is gegeven`}
            hideCaption
            rows={pulses.scores.map((count, index) => ({ score: index + 1, count }))}
            rowKey={(row) => String(row.score)}
            columns={[
              { key: "score", header: t`Cijfer`, cell: (row) => words(row.score) },
              { key: "count", header: t`Hoe vaak`, cell: (row) => <Meter value={row.count} most={Math.max(pulses.answered, 1)} words={String(row.count)} /> },
            ]}
          />
        )}
      </Stack>
    </Section>
  );
}
