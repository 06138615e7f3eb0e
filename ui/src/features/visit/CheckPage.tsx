import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { Button } from "../../kit/Button.tsx";
import { DraftState } from "../../kit/DraftState.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { Refused } from "../../parts/Refused.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { useVisitRows } from "./useVisitRows.ts";
import type { VisitValues } from "./visitValues.ts";

type CheckPageProps = {
  header: ReactNode;
  form: CheckedForm<VisitValues>;
  partners: readonly PartnerView[];
  onChange: (field: string) => void;
  onSave: (finish: boolean) => void;
  onBack: () => void;
};

/** All answers once more, with who will see them, before the visit is finished. */
export function CheckPage({ header, form, partners, onChange, onSave, onBack }: CheckPageProps) {
  const { t } = useLingui();
  const rows = useVisitRows(form.values, partners);
  return (
    <Form onSubmit={() => onSave(true)}>
      {header}
      {form.failure && <Refused error={form.failure} safe={t`Uw concept is bewaard. Er is niets kwijt.`} />}
      <SummaryList rows={rows.map((row) => ({ ...row, change: () => onChange(row.key) }))} />
      <p>{t`Na afronden kunt u de tekst niet meer wijzigen. Een latere correctie komt ernaast te staan.`}</p>
      <DraftState draft={form.draft} />
      <ActionBar>
        <Button type="submit" pending={form.pending}>
          <Trans>Bewaar en rond af</Trans>
        </Button>
        <Button kind="secondary" onPress={() => onSave(false)} disabled={form.pending}>
          <Trans>Bewaar, later afronden</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
