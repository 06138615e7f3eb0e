import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { DisclosureView } from "../../ipc/types/DisclosureView.ts";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { RegisterGap } from "../../parts/RegisterGap.tsx";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { Consents } from "./Consents.tsx";
import { Decision } from "./Decision.tsx";

/** Who received what, when, on which ground and in which file: of one case, or of all. */
export default function DisclosuresScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const lead = t`Wat u op een besluit deelde: met wie, wanneer, op welke grondslag en in welk bestand. Alleen u ziet dit register.`;
  if (caseId === "") {
    return (
      <Stack gap="loose">
        <PageHeader title={t`Verstrekkingen`} lead={lead} back={{ href: paths.exchange, label: t`Uitwisselen` }} />
        <Register caseId={null} />
      </Stack>
    );
  }
  return (
    <CasePage title={t`Toestemmingen en verstrekkingen`} lead={lead}>
      {(view) => (
        <>
          <Consents caseId={caseId} open={view.state === "open"} />
          <Register caseId={caseId} />
        </>
      )}
    </CasePage>
  );
}

function Register({ caseId }: { caseId: string | null }) {
  const { t } = useLingui();
  const found = useView("disclosure_register", { case: caseId });
  const none = (
    <EmptyState title={t`U hebt nog niets op een besluit gedeeld`}>
      {t`Wat niet vanzelf naar partners gaat, staat bij Delen onder "Wordt achtergehouden". Daar kunt u een besluit nemen.`}
    </EmptyState>
  );
  return (
    <Section title={t`Verstrekkingen`}>
      <RegisterGap since={found.data?.incomplete_since ?? null} />
      <QueryStates query={found} empty={(view) => view.decisions.length === 0 && none}>
        {(view) => (
          <Stack gap="loose">
            {view.decisions.map((decision: DisclosureView) => (
              <Decision key={decision.record} decision={decision} several={caseId === null} />
            ))}
          </Stack>
        )}
      </QueryStates>
    </Section>
  );
}
