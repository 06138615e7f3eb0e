import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Cluster, PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { ActionItems } from "../../parts/actions.tsx";
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
      <Section
        title={t`Acties`}
        actions={<TextLink href={paths.caseActions(view.case)}>{rest > 0 ? t`Alle acties (nog ${rest})` : t`Actie plannen`}</TextLink>}
      >
        {open.length === 0 ? (
          <p className="kit-quiet">{t`Geen open acties. Spreek af wie wat doet, en wanneer.`}</p>
        ) : (
          <ActionItems label={t`Acties`} actions={open.slice(0, SHOWN)} inCase />
        )}
      </Section>
      {view.interventions.length + view.agreements.length > 0 && <Tried view={view} />}
    </>
  );
}

function Tried({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const { label } = useTerms();
  return (
    <Section
      title={t`Geprobeerd en afgesproken`}
      actions={
        <Cluster>
          <TextLink href={paths.interventions(view.case)}>{t`Interventies`}</TextLink>
          <TextLink href={paths.agreements(view.case)}>{t`Afspraken`}</TextLink>
        </Cluster>
      }
    >
      <PlainList
        label={t`Geprobeerd en afgesproken`}
        items={[
          ...view.interventions.map((tried) => ({
            key: tried.record,
            content: (
              <>
                <strong>{label("intervention", tried.kind) || t`Interventie`}</strong>{" "}
                <Quiet small>{[tried.started && day(tried.started), tried.by].filter(Boolean).join(" · ")}</Quiet>
                <div>{tried.result || <StatusTag tone="todo">{t`Nog geen resultaat`}</StatusTag>}</div>
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
    </Section>
  );
}
