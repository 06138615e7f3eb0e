import { useLingui } from "@lingui/react/macro";
import { day, dayTime, money } from "../i18n/format.ts";
import type { FactView } from "../ipc/types/FactView.ts";
import type { RecordGroupView } from "../ipc/types/RecordGroupView.ts";
import type { RecordRowView } from "../ipc/types/RecordRowView.ts";
import { LinkButton, TextLink } from "../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../kit/Layout.tsx";
import { StatusTag } from "../kit/StatusTag.tsx";

type RecordGroupProps = {
  group: RecordGroupView;
  /** The page of a record. */
  open: (record: string) => string;
  /** The form of a new one; none while nothing may be written. */
  add: string | undefined;
};

/** The records of one kind with the way to a new one. */
export function RecordGroup({ group, open, add }: RecordGroupProps) {
  const { t } = useLingui();
  const only = group.one ? group.records[0] : undefined;
  const words = only ? t`Wijzig` : group.one ? t`Vul in` : t`Voeg toe`;
  return (
    <Section
      title={group.label}
      actions={
        add && (
          <LinkButton kind="secondary" href={only ? open(only.record) : add} context={group.label}>
            {words}
          </LinkButton>
        )
      }
    >
      <Stack gap="tight">
        {group.intro && <Quiet>{group.intro}</Quiet>}
        {group.records.length > 0 && <RecordRows label={group.label} rows={group.records} open={open} changing={add !== undefined} />}
      </Stack>
    </Section>
  );
}

type RecordRowsProps = { label: string; rows: readonly RecordRowView[]; open: (record: string) => string; changing: boolean };

/** Records under each other: what, the fields that are filled in, who and when. */
export function RecordRows({ label, rows, open, changing }: RecordRowsProps) {
  return <PlainList label={label} items={rows.map((row) => ({ key: row.record, content: <Row row={row} href={open(row.record)} changing={changing} /> }))} />;
}

function Row({ row, href, changing }: { row: RecordRowView; href: string; changing: boolean }) {
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
        {" · "}
        <TextLink href={href} context={row.title}>
          {changing && row.editable ? t`Wijzig` : t`Bekijk`}
        </TextLink>
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
