import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { AnalysisVersionView } from "../../ipc/types/AnalysisVersionView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

type VersionFactsProps = { caseId: string; version: AnalysisVersionView; withGoals?: boolean };

/** What a version of the analysis says. */
export function VersionFacts({ caseId, version, withGoals }: VersionFactsProps) {
  const { t } = useLingui();
  const { term } = useTerms();
  const facts = (
    <>
      <RecordLinks caseId={caseId} links={version.facts} label={t`Feiten uit het dossier`} />
      {version.facts_not_here > 0 && (
        <Quiet small>{plural(version.facts_not_here, { one: "# feit is niet in deze kluis", other: "# feiten zijn niet in deze kluis" })}</Quiet>
      )}
    </>
  );
  return (
    <Section title={t`Versie ${version.version ?? t`zonder nummer`}`}>
      <Stack>
        <Quiet small>{[t`Geldt vanaf ${day(version.made_on)}`, version.author && t`geschreven door ${version.author}`].filter(Boolean).join(" · ")}</Quiet>
        {version.disputed && (
          <Notice
            kind="attention"
            title={t`In deze versie staan verschillende antwoorden`}
            action={<TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>}
          />
        )}
        <SummaryList
          rows={[
            { key: "what", label: t`Wat er gebeurt`, value: version.what_happens },
            { key: "facts", label: t`Feiten`, value: version.facts.length + version.facts_not_here > 0 && facts },
            { key: "causes", label: t`Mogelijke oorzaken`, value: bullets(version.causes) },
            { key: "help", label: t`Welke hulp er is, en wat eerder werkte`, value: version.help_there },
            { key: "common", label: t`Wat we allemaal willen`, value: bullets(version.common_interests) },
            { key: "fallback", label: t`Als het niet lukt`, value: version.fallback },
            ...(withGoals
              ? [{ key: "goals", label: t`Doelen`, value: bullets(version.goals.map((goal) => [goal.text, goal.measure, goal.by && day(goal.by), term("goal_state", goal.state)].filter(Boolean).join(" · "))) }]
              : []),
          ].map((row) => ({ ...row, value: row.value || undefined }))}
        />
      </Stack>
    </Section>
  );
}

const bullets = (texts: readonly string[]) =>
  texts.length > 0 && (
    <ul className="kit-bullets">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
