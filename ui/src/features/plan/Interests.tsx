import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { AnalysisView } from "../../ipc/types/AnalysisView.ts";
import type { InterestView } from "../../ipc/types/InterestView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Split, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

type InterestsProps = { caseId: string; plan: AnalysisView; open: boolean };

/** What every partner wants and wants to prevent, side by side; and the interests of those who are not at the table. */
export function Interests({ caseId, plan, open }: InterestsProps) {
  const { t } = useLingui();
  const { label } = useTerms();
  const whose = (interest: InterestView) => label("interest_of", interest.whose) || t`Nog niet gezegd van wie`;
  return (
    <Section
      title={t`Belangen naast elkaar`}
      actions={open && <LinkButton href={paths.newRecord(caseId, "interest")} kind="secondary">{t`Voeg een belang toe`}</LinkButton>}
    >
      <Split>
        {plan.interests.map((partner) => (
          <div key={partner.partner}>
            <h3>{partner.own ? t`${partner.name} (u)` : partner.name}</h3>
            {partner.interests.length === 0 ? (
              <StatusTag tone="todo">{t`Nog niet gezegd wat deze partner wil`}</StatusTag>
            ) : (
              <List caseId={caseId} label={partner.name} interests={partner.interests} />
            )}
          </div>
        ))}
        <div>
          <h3>{t`Buren, bewoner, kinderen en algemeen`}</h3>
          {plan.interests_of_others.length === 0 ? (
            <StatusTag tone="todo">{t`Nog niets`}</StatusTag>
          ) : (
            <List caseId={caseId} label={t`Belangen van anderen`} interests={plan.interests_of_others} whose={whose} />
          )}
        </div>
      </Split>
    </Section>
  );
}

type ListProps = { caseId: string; label: string; interests: readonly InterestView[]; whose?: (interest: InterestView) => string };

function List({ caseId, label, interests, whose }: ListProps) {
  return <PlainList label={label} items={interests.map((interest) => ({ key: interest.record, content: <Interest caseId={caseId} interest={interest} whose={whose?.(interest)} /> }))} />;
}

function Interest({ caseId, interest, whose }: { caseId: string; interest: InterestView; whose: string | undefined }) {
  const { t } = useLingui();
  return (
    <Stack gap="tight">
      <div>
        {whose && <Quiet small>{whose}: </Quiet>}
        <Quiet small>{t`wil`}</Quiet> {interest.wants}
        {interest.avoids && (
          <div>
            <Quiet small>{t`wil niet`}</Quiet> {interest.avoids}
          </div>
        )}
        {interest.missing_in_plan && (
          <div>
            <StatusTag tone="attention">{interest.answered_at ? t`vindt zich niet terug in het plan, besproken op ${day(interest.answered_at)}` : t`vindt zich niet terug in het plan`}</StatusTag>
          </div>
        )}
        {interest.disputed && <StatusTag tone="attention">{t`twee antwoorden`}</StatusTag>}
      </div>
      <Quiet small>
        {interest.own_word ? t`in eigen woorden` : t`opgeschreven door ${interest.author}`}
        {" · "}
        <TextLink href={paths.record(caseId, "interest", interest.record)} context={interest.wants}>
          {interest.editable ? t`Wijzig` : t`Bekijk`}
        </TextLink>
      </Quiet>
    </Stack>
  );
}
