import { useLingui } from "@lingui/react/macro";
import { day, dayTime, money } from "../i18n/format.ts";
import type { FactView } from "../ipc/types/FactView.ts";
import type { RecordGroupView } from "../ipc/types/RecordGroupView.ts";
import type { RecordRowView } from "../ipc/types/RecordRowView.ts";
import { LinkButton, TextLink } from "../kit/Button.tsx";
import { PlainList, Quiet, Section } from "../kit/Layout.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";

type RecordGroupProps = {
  group: RecordGroupView;
  /** Where a record is changed, and where a new one is made; none when nothing may be written. */
  hrefs: { change: (record: string) => string; add: string } | null;
};

/** The records of one kind with the way to a new one. */
export function RecordGroup({ group, hrefs }: RecordGroupProps) {
  const { t } = useLingui();
  const only = group.one ? group.records[0] : undefined;
  const add = group.one ? (only ? hrefs?.change(only.record) : hrefs?.add) : hrefs?.add;
  return (
    <Section
      title={group.label}
      actions={add && <LinkButton kind="secondary" href={add}>{only ? t`Wijzig` : group.one ? t`Vul in` : t`Voeg toe`}</LinkButton>}
    >
      {group.intro && <Quiet>{group.intro}</Quiet>}
      {group.records.length > 0 && (
        <PlainList
          label={group.label}
          items={group.records.map((row) => ({ key: row.record, content: <Row row={row} change={group.one ? undefined : hrefs?.change(row.record)} /> }))}
        />
      )}
    </Section>
  );
}

function Row({ row, change }: { row: RecordRowView; change: string | undefined }) {
  const { t } = useLingui();
  return (
    <>
      <strong>{row.title}</strong> {row.disputed && <StatusTag tone="attention">{t`Twee antwoorden`}</StatusTag>}
      {row.facts.map((fact) => (
        <div key={fact.name}>
          <Quiet small>{fact.label}</Quiet> {shown(fact)}
        </div>
      ))}
      <Quiet small>
        {[row.author, dayTime(row.at)].filter(Boolean).join(" · ")}
        {change && row.editable && (
          <>
            {" · "}
            <TextLink href={change} context={row.title}>{t`Wijzig`}</TextLink>
          </>
        )}
      </Quiet>
    </>
  );
}

function shown(fact: FactView): string {
  switch (fact.shape) {
    case "day":
      return day(fact.text);
    case "moment":
      return dayTime(fact.text);
    case "money":
      return money(Number(fact.text));
    case "words":
      return fact.text;
  }
}
