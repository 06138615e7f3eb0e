import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { GuideView } from "../../ipc/types/GuideView.ts";
import type { PartnerNeed } from "../../ipc/types/PartnerNeed.ts";
import type { Pitfall } from "../../ipc/types/Pitfall.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Columns, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { GuideStatus } from "../../parts/GuideStatus.tsx";
import { useCaseShortcuts } from "../../parts/useCaseShortcuts.ts";
import { useGo, useParam } from "../../parts/useGo.ts";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";
import { Consents } from "./Consents.tsx";
import { needs, pitfalls } from "./guideCode.ts";
import { Overrule } from "./Overrule.tsx";
import { Places } from "./Places.tsx";
import { Questions } from "./Questions.tsx";
import { Status } from "./Status.tsx";

/** One pitfall or need: its questions, its evidence, why it has this status. */
export default function GuideScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  useCaseShortcuts(caseId);
  const asked = useParam("code");
  const code = [...pitfalls, ...needs].find((known) => known === asked);
  const found = useView("guide", { case: caseId, code: code ?? "vk1" }, { enabled: code !== undefined });
  const { label } = useTerms();
  const isPitfall = asked.startsWith("vk");
  const kind = isPitfall ? t`Valkuil` : t`Behoefte`;
  const name = code && label(isPitfall ? "pitfall" : "partner_need", code);
  return (
    <>
      <PageHeader
        title={code ? name || kind : t`Deze valkuil of behoefte is er niet`}
        documentTitle={kind}
        lead={found.data?.meaning}
        back={{ href: paths.guides(caseId), label: t`Valkuilen en behoeften` }}
      />
      {code ? (
        <QueryStates query={found}>{(view) => <OneGuide key={code} caseId={caseId} code={code} view={view} />}</QueryStates>
      ) : (
        <TextLink href={paths.guides(caseId)}>{t`Terug naar valkuilen en behoeften`}</TextLink>
      )}
    </>
  );
}

type OneGuideProps = { caseId: string; code: Pitfall | PartnerNeed; view: GuideView };

function OneGuide({ caseId, code, view }: OneGuideProps) {
  const { t } = useLingui();
  const { text, term } = useTerms();
  const go = useGo();
  const { row } = view;
  const state = useView("case", { case: caseId }).data?.state ?? "open";
  const open = state === "open";
  return (
    <Columns
      aside={
        <Stack gap="loose">
          <Places caseId={caseId} code={code} />
          <Consents caseId={caseId} code={code} consents={view.consents} content={view.content} open={open} />
          {open && <Overrule caseId={caseId} code={code} state={row.state} overridden={row.overridden !== null} />}
        </Stack>
      }
    >
      <Status
        caseId={caseId}
        status={<GuideStatus row={row} />}
        meaning={text(`guide_state.${row.state}.meaning`)}
        overridden={row.overridden}
        computed={term("guide_state", row.computed)}
        missing={row.missing}
        because={row.because}
      />
      <Questions caseId={caseId} code={code} state={state} questions={view.questions} onDone={() => go(paths.guides(caseId))} done={t`Klaar, terug naar de lijst`} />
    </Columns>
  );
}
