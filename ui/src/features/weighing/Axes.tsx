import { useLingui } from "@lingui/react/macro";
import type { AxisView } from "../../ipc/types/AxisView.ts";
import type { SeverityView } from "../../ipc/types/SeverityView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** The eight axes: what was chosen with its reasons, beside what the file shows. */
export function Axes({ caseId, severity, open }: { caseId: string; severity: SeverityView; open: boolean }) {
  const { t } = useLingui();
  return (
    <Section title={t`Acht punten`}>
      <PlainList label={t`Acht punten`} items={severity.axes.map((axis) => ({ key: axis.code, content: <Axis caseId={caseId} axis={axis} open={open} /> }))} />
    </Section>
  );
}

function Axis({ caseId, axis, open }: { caseId: string; axis: AxisView; open: boolean }) {
  const { t } = useLingui();
  const { proposal } = axis;
  const differs = proposal !== null && axis.level !== null && proposal.level !== axis.level;
  return (
    <Stack gap="tight">
      <div>
        <strong>{axis.name}</strong>{" "}
        {axis.level === null ? <StatusTag tone="todo">{t`nog niet beoordeeld`}</StatusTag> : axis.level_text} {axis.disputed && <StatusTag tone="attention">{t`twee antwoorden`}</StatusTag>}
        {axis.author && <Quiet small> {t`gekozen door ${axis.author}`}</Quiet>}
      </div>
      {axis.disputed && <TextLink href={paths.caseDifferences(caseId)} context={axis.name}>{t`Bekijk en kies`}</TextLink>}
      <RecordLinks caseId={caseId} links={axis.because} label={t`Reden bij ${axis.name}`} />
      {proposal && (axis.level === null || differs) && (
        <p className="kit-quiet">
          {t`Het dossier laat zien: ${proposal.level_text}.`} {proposal.because.text}
        </p>
      )}
      <Disclosure title={t`Wat de standen betekenen`}>
        <Stack gap="tight">
          <ul className="kit-bullets">
            {axis.levels.map((words, level) => (
              <li key={words}>{level === axis.level ? <strong>{capital(words)}</strong> : capital(words)}</li>
            ))}
          </ul>
          {proposal && <RecordLinks caseId={caseId} links={proposal.because.records} label={t`Wat het dossier laat zien bij ${axis.name}`} />}
          {open && <TextLink href={paths.newRecord(caseId, "severity")} context={axis.name}>{t`Beoordeel dit punt`}</TextLink>}
        </Stack>
      </Disclosure>
    </Stack>
  );
}
