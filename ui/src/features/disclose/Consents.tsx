import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { day, list } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ResidentConsentView } from "../../ipc/types/ResidentConsentView.ts";
import type { WithdrawnView } from "../../ipc/types/WithdrawnView.ts";
import { Button, LinkButton, TextLink } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { Cluster, PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { EmptyState, ErrorState, QueryStates } from "../../kit/States.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { useDo } from "../../parts/useDo.ts";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { StillHeld } from "./StillHeld.tsx";

/** The consents of a case: which hold, what rests on them, and taking one back. */
export function Consents({ caseId, open }: { caseId: string; open: boolean }) {
  const { t } = useLingui();
  const found = useView("consents", { case: caseId });
  const add = open && <LinkButton href={paths.newRecord(caseId, "consent/1")} kind="secondary">{t`Leg een toestemming vast`}</LinkButton>;
  const none = (
    <EmptyState title={t`Nog geen toestemming vastgelegd`} action={add}>
      {t`Vragen kan altijd. Zeg met wie, wat, waarvoor en tot wanneer, en dat het altijd terug kan.`}
    </EmptyState>
  );
  return (
    <Section title={t`Toestemmingen`}>
      <QueryStates query={found} empty={(view) => view.consents.length === 0 && none}>
        {(view) => (
          <>
            <PlainList label={t`Toestemmingen`} items={view.consents.map((consent) => ({ key: consent.record, content: <Consent caseId={caseId} consent={consent} /> }))} />
            {add && <Cluster>{add}</Cluster>}
          </>
        )}
      </QueryStates>
    </Section>
  );
}

function Consent({ caseId, consent }: { caseId: string; consent: ResidentConsentView }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [asking, setAsking] = useState(false);
  const [withdrawn, setWithdrawn] = useState<WithdrawnView | null>(null);
  const withdraw = async () => {
    const view = await run("withdraw_consent", { record: consent.record, at: null }, { text: t`De toestemming is ingetrokken.` });
    setAsking(false);
    if (view) setWithdrawn(view);
  };
  const until = consent.valid_until && t`tot en met ${day(consent.valid_until)}`;
  const why = consent.lacks.length > 0 ? t`Hierop kunt u niet delen. Er ontbreekt: ${list(consent.lacks)}` : t`Hierop kunt u niet delen`;
  return (
    <Stack gap="tight">
      <div>
        <strong>{consent.from}</strong>
        <br />
        <Quiet small>{[consent.purpose, consent.recipients, capital(consent.state_label), until].filter(Boolean).join(" · ")}</Quiet>
      </div>
      {consent.holds ? <StatusTag tone="plain">{t`Geldt`}</StatusTag> : <StatusTag tone="attention">{why}</StatusTag>}
      {consent.decisions > 0 && <Quiet small>{plural(consent.decisions, { one: "# besluit rust hierop", other: "# besluiten rusten hierop" })}</Quiet>}
      {error && <ErrorState error={error} safe={t`De toestemming staat er nog zoals zij was.`} />}
      {withdrawn && <StillHeld view={withdrawn} />}
      <Cluster>
        <TextLink href={paths.record(caseId, "consent/1", consent.record)} context={consent.from}>{t`Bekijk`}</TextLink>
        {consent.withdrawable && (
          <Button kind="quiet" onPress={() => setAsking(true)} pending={pending !== null} context={consent.from}>
            {t`Ingetrokken`}
          </Button>
        )}
      </Cluster>
      <AlertDialog open={asking} title={t`Is deze toestemming ingetrokken?`} confirm={t`Ja, ingetrokken`} onConfirm={() => void withdraw()} onClose={() => setAsking(false)}>
        {t`Wat hierop rust, gaat vanaf nu niet meer mee. U ziet daarna wie al iets ontving. Dit kunt u niet terugdraaien.`}
      </AlertDialog>
    </Stack>
  );
}
