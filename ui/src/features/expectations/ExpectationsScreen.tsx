import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { RecordRows } from "../../parts/RecordList.tsx";
import { paths } from "../../paths.ts";
import { Cards } from "./Cards.tsx";
import { Differences } from "./Differences.tsx";
import { Sitting } from "./Sitting.tsx";

/** The expectations check: each answers for himself, only differences are listed, private until shown. */
export default function ExpectationsScreen() {
  const { t } = useLingui();
  return (
    <CasePage
      title={t`Verwachtingencheck`}
      lead={t`In drie minuten: wat kunt u, en wat verwacht u van een ander? Daarna ziet u alleen waar dat verschilt.`}
      needsOpen
    >
      {(view) => <Check view={view} />}
    </CasePage>
  );
}

function Check({ view }: { view: CaseView }) {
  const [by, setBy] = useState<string | null>(null);
  const found = useView("expectations", { case: view.case, by }, { keepPrevious: false });
  return (
    <QueryStates query={found}>
      {(check) => (
        <Stack gap="loose">
          <Before check={check} />
          <Sitting key={by ?? "own"} caseId={view.case} by={by} check={check} onSits={setBy} />
          <Differences caseId={view.case} />
          <Agreed view={view} check={check} />
          <Cards check={check} />
        </Stack>
      )}
    </QueryStates>
  );
}

/** Who reads what, and whether it is time again. */
function Before({ check }: { check: ExpectationsView }) {
  const { t } = useLingui();
  const again = check.new_partner
    ? t`Er is een partner bijgekomen sinds de vorige keer. Doe de check kort opnieuw.`
    : check.repeat_at && t`Doe de check rond ${day(check.repeat_at)} kort opnieuw.`;
  return (
    <Notice title={t`Niemand leest uw antwoorden tot u ze zelf laat zien`}>
      <p>
        {t`Ze blijven op dit apparaat, gaan nooit in het dossier of naar een leidinggevende, en zijn weg als de zaak sluit.`}{" "}
        {check.kept_until && t`Uw antwoorden worden uiterlijk ${day(check.kept_until)} gewist.`}
      </p>
      {again && <p>{again}</p>}
    </Notice>
  );
}

/** Explanations that people agreed on; only these travel. */
function Agreed({ view, check }: { view: CaseView; check: ExpectationsView }) {
  const { t } = useLingui();
  if (check.explanations.length === 0) return null;
  return (
    <Section title={t`Samen uitgelegd`}>
      <RecordRows label={t`Samen uitgelegd`} rows={check.explanations} open={(record) => paths.record(view.case, "explanation", record)} changing />
    </Section>
  );
}
