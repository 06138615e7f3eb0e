import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { Factor } from "../../ipc/types/Factor.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Columns, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { FactorStatus } from "../../parts/FactorStatus.tsx";
import { useCaseShortcuts } from "../../parts/useCaseShortcuts.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { Consents } from "./Consents.tsx";
import { Evidence } from "./Evidence.tsx";
import { LeadFacts } from "./LeadFacts.tsx";
import { Overrule } from "./Overrule.tsx";
import { Places } from "./Places.tsx";
import { Questions } from "./Questions.tsx";
import { Status } from "./Status.tsx";

export default function FactorScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  useCaseShortcuts(caseId);
  const number = Number(useParam("factor"));
  const known = Number.isInteger(number) && number >= 1 && number <= 7;
  const factor = `sf${known ? number : 1}` as Factor;
  const found = useView("factor", { case: caseId, factor }, { enabled: known });
  const { label, text } = useTerms();
  const title = label("factor", factor) || t`Succesfactor ${number}`;
  return (
    <>
      <PageHeader
        title={known ? `${number}. ${title}` : t`Deze succesfactor is er niet`}
        documentTitle={t`Succesfactor ${number}`}
        lead={known && (found.data?.meaning ?? text(`factor.${factor}.meaning`))}
        back={{ href: paths.case(caseId), label: t`Zaak` }}
      />
      {known ? (
        <QueryStates query={found}>{(view) => <OneFactor key={factor} caseId={caseId} factor={factor} view={view} />}</QueryStates>
      ) : (
        <TextLink href={paths.case(caseId)}>{t`Terug naar de zaak`}</TextLink>
      )}
    </>
  );
}

type OneFactorProps = { caseId: string; factor: Factor; view: FactorView };

function OneFactor({ caseId, factor, view }: OneFactorProps) {
  const { t } = useLingui();
  const { text, term } = useTerms();
  const go = useGo();
  const { row } = view;
  const state = useView("case", { case: caseId }).data?.state ?? "open";
  const open = state === "open";
  const number = Number(factor.slice(2));
  return (
    <Columns
      aside={
        <Stack gap="loose">
          <Places caseId={caseId} code={factor} />
          <Evidence caseId={caseId} items={view.evidence} />
          <Consents caseId={caseId} code={factor} consents={view.consents} content={view.content} answered={view.is_answered} open={open} />
          {open && <Overrule caseId={caseId} code={factor} state={row.state} overridden={row.overridden !== null} />}
        </Stack>
      }
    >
      <Status
        caseId={caseId}
        status={<FactorStatus row={row} />}
        meaning={text(`factor_state.${row.state}.meaning`)}
        overridden={row.overridden}
        computed={term("factor_state", row.computed)}
        missing={view.missing}
        because={view.because}
      />
      {factor === "sf1" && <LeadFacts caseId={caseId} view={view} open={open} />}
      <Questions
        caseId={caseId}
        code={factor}
        state={state}
        questions={view.questions}
        onDone={() => go(number < 7 ? paths.factor(caseId, number + 1) : paths.case(caseId))}
        done={number < 7 ? t`Naar de volgende factor` : t`Klaar, terug naar de zaak`}
      />
    </Columns>
  );
}
