import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import { day, dayTime } from "../../i18n/format.ts";
import type { DisclosureView } from "../../ipc/types/DisclosureView.ts";
import type { WithdrawnView } from "../../ipc/types/WithdrawnView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { capital } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { StillHeld } from "./StillHeld.tsx";

type DecisionProps = { decision: DisclosureView; several: boolean };

/** One decision: what it opens, to whom, and in which files it went out. */
export function Decision({ decision, several }: DecisionProps) {
  const { t } = useLingui();
  const [form, setForm] = useOpenForm({ withdraw: "withdraw_disclosure" }, decision.record);
  const [withdrawn, setWithdrawn] = useState<WithdrawnView | null>(null);
  const ground = [decision.ground, decision.ground_label].filter(Boolean).join(" ");
  const rows = [
    { key: "ground", label: t`Grondslag`, value: capital(ground) },
    { key: "purpose", label: t`Doel`, value: decision.purpose },
    { key: "decided", label: t`Besloten op`, value: decision.decided_at && dayTime(decision.decided_at) },
    { key: "until", label: t`Geldig tot en met`, value: decision.valid_until && day(decision.valid_until) },
    { key: "files", label: t`In bestand`, value: decision.files.length > 0 ? <Files decision={decision} /> : t`Nog in geen bestand` },
  ];
  return (
    <Stack gap="tight">
      <h3>{several ? `${decision.recipient} · ${decision.number}` : decision.recipient}</h3>
      {decision.stands ? <StatusTag tone="plain">{t`Geldt`}</StatusTag> : <StatusTag tone="attention">{decision.lapse_text ?? t`Geldt niet meer`}</StatusTag>}
      <Items decision={decision} />
      <SummaryList rows={rows} />
      {decision.answers.length > 0 && (
        <Disclosure title={t`Wat u erbij vastlegde`}>
          <SummaryList rows={decision.answers.map((answer) => ({ key: answer.field, label: capital(answer.label), value: answer.text }))} />
        </Disclosure>
      )}
      {withdrawn && <StillHeld view={withdrawn} />}
      {form ? (
        <Withdraw
          record={decision.record}
          onClose={() => setForm(null)}
          onDone={(view) => {
            setForm(null);
            setWithdrawn(view);
          }}
        />
      ) : (
        decision.withdrawable && (
          <div>
            <Button kind="quiet" onPress={() => setForm("withdraw")} context={decision.recipient}>
              {t`Trek dit besluit in`}
            </Button>
          </div>
        )
      )}
      {several && <TextLink href={paths.disclosures(decision.case)}>{t`Naar deze zaak`}</TextLink>}
    </Stack>
  );
}

function Items({ decision }: { decision: DisclosureView }) {
  const { t } = useLingui();
  if (decision.items.length === 0) return <p className="kit-quiet">{t`Overleg zonder naam: er ging niets mee.`}</p>;
  return (
    <ul className="kit-bullets">
      {decision.items.map(({ item, goes, lapse_text }) => (
        <li key={item.record}>
          {[capital(item.kind_label), item.title].filter(Boolean).join(": ")} <Quiet small>· {item.class}</Quiet>
          {decision.stands && !goes && lapse_text && <Quiet small> · {lapse_text}</Quiet>}
        </li>
      ))}
    </ul>
  );
}

function Files({ decision }: { decision: DisclosureView }) {
  return (
    <>
      {decision.files.map((file) => (
        <div key={file.file}>
          {dayTime(file.at)} · {plural(file.records, { one: "# onderdeel", other: "# onderdelen" })}
          {file.name && ` · ${file.name}`}
        </div>
      ))}
    </>
  );
}

type WithdrawProps = { record: string; onClose: () => void; onDone: (view: WithdrawnView) => void };

function Withdraw({ record, onClose, onDone }: WithdrawProps) {
  const { t } = useLingui();
  const form = useCheckedForm({
    schema: object({ reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom.`)) }),
    initial: { reason: "" },
    draft: { kind: "withdraw_disclosure", target: record },
    call: "withdraw_disclosure",
    request: (values) => ({ record, reason: values.reason.trim() }),
    done: (view) => onDone(view),
    prefix: `withdraw-${record}-`,
  });
  return (
    <Notice kind="attention" title={t`Dit besluit intrekken`}>
      <CheckedFormFrame form={form} submit={t`Trek in`} danger onCancel={onClose}>
        <Consequence of="withdraw_disclosure" />
        <TextField {...form.field("reason")} label={t`Waarom?`} />
      </CheckedFormFrame>
    </Notice>
  );
}
