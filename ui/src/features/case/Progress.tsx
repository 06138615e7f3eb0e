import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Cluster, PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { DueText } from "../../parts/actions.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

const SHOWN = 4;

/** What is being done: open actions, what was tried, what was agreed. */
export function Progress({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const open = view.actions.filter((action) => action.state === "open");
  const rest = open.length - SHOWN;
  return (
    <>
      <Section title={t`Acties`}>
        <Stack gap="tight">
          {open.length === 0 ? (
            <p className="kit-quiet">{view.state === "open" ? t`Geen open acties. Spreek af wie wat doet, en wanneer.` : t`Geen open acties.`}</p>
          ) : (
            <TaskList
              label={t`Acties`}
              tasks={open.slice(0, SHOWN).map((action) => ({
                key: action.record,
                href: paths.caseActions(view.case),
                title: action.text,
                detail: action.mine ? t`voor u` : action.owner_name ? t`voor ${action.owner_name}` : t`nog voor niemand`,
                status: <DueText action={action} />,
              }))}
            />
          )}
          <TextLink href={paths.caseActions(view.case)}>{rest > 0 ? t`Alle acties (nog ${rest})` : view.state === "open" ? t`Actie plannen` : t`Alle acties`}</TextLink>
        </Stack>
      </Section>
      {view.interventions.length + view.agreements.length > 0 && <Tried view={view} />}
    </>
  );
}

function Tried({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  return (
    <Section title={t`Geprobeerd en afgesproken`}>
      <PlainList
        label={t`Geprobeerd en afgesproken`}
        items={[
          ...view.interventions.map((tried) => ({
            key: tried.record,
            content: (
              <>
                <strong>{label("intervention", tried.kind) || t`Interventie`}</strong>{" "}
                <Quiet small>{[tried.started && day(tried.started), tried.by].filter(Boolean).join(" · ")}</Quiet>
                <div>{tried.result || (view.state === "open" ? <StatusTag tone="todo">{t`Nog geen resultaat`}</StatusTag> : <Quiet>{t`Geen resultaat opgeschreven`}</Quiet>)}</div>
              </>
            ),
          })),
          ...view.agreements.map((agreed) => ({
            key: agreed.record,
            content: (
              <>
                <strong>{t`Afspraak met ${agreed.with}`}</strong> <Quiet small>{agreed.agreed_at && day(agreed.agreed_at)}</Quiet>
                <div>{agreed.text}</div>
              </>
            ),
          })),
        ]}
      />
      {view.state === "open" && (
        <Cluster>
          <TextLink href={paths.interventions(view.case)}>{t`Interventies`}</TextLink>
          <TextLink href={paths.agreements(view.case)}>{t`Afspraken`}</TextLink>
        </Cluster>
      )}
    </Section>
  );
}
