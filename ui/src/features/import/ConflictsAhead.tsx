import { useLingui } from "@lingui/react/macro";
import type { ImportPreviewView } from "../../ipc/types/ImportPreviewView.ts";
import { DataTable } from "../../kit/DataTable.tsx";
import { Section } from "../../kit/Layout.tsx";
import { capital } from "../../parts/terms.ts";

const SHOWN = 50;

/** Fields where two values will stand side by side; they are chosen after merging, none is lost. */
export function ConflictsAhead({ view }: { view: ImportPreviewView }) {
  const { t } = useLingui();
  if (view.conflicts.length === 0) return null;
  return (
    <Section title={t`Verschillen die u daarna kiest`}>
      <DataTable
        caption={t`Uw waarde en die in het bestand`}
        rows={view.conflicts.slice(0, SHOWN)}
        rowKey={(row) => row.record + row.field_label}
        columns={[
          { key: "field", header: t`Wat`, cell: (row) => `${capital(row.kind_label)}: ${row.field_label}` },
          { key: "own", header: t`Bij u`, cell: (row) => row.own },
          { key: "theirs", header: t`In het bestand`, cell: (row) => row.theirs },
        ]}
      />
      {view.conflicts.length > SHOWN && <p className="kit-quiet">{t`En nog ${view.conflicts.length - SHOWN}.`}</p>}
    </Section>
  );
}
