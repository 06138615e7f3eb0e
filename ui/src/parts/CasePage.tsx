import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useView } from "../ipc/hooks.ts";
import type { CaseView } from "../ipc/types/CaseView.ts";
import { Notice } from "../kit/Notice.tsx";
import { Stack } from "../kit/Layout.tsx";
import { PageHeader } from "../kit/PageHeader.tsx";
import { QueryStates } from "../kit/States.tsx";
import { paths } from "../paths.ts";
import { useCaseShortcuts } from "./useCaseShortcuts.ts";
import { useParam } from "./useGo.ts";

type CasePageProps = {
  title: string;
  lead?: ReactNode;
  actions?: (view: CaseView) => ReactNode;
  /** What the page writes is refused once the case is closed or withdrawn; then only the words show. */
  needsOpen?: boolean;
  back?: { href: string; label: string };
  children: (view: CaseView) => ReactNode;
};

/** A page about one case: heading, the way back, and the case itself once it is there. */
export function CasePage({ title, lead, actions, needsOpen, back, children }: CasePageProps) {
  const { t } = useLingui();
  const id = useParam("caseId");
  useCaseShortcuts(id);
  const found = useView("case", { case: id });
  const view = found.data;
  return (
    <>
      <PageHeader
        title={title}
        lead={lead ?? view?.address_text}
        back={back ?? { href: paths.case(id), label: view ? t`Zaak ${view.number}` : t`Zaak` }}
        actions={view && actions?.(view)}
      />
      <QueryStates query={found}>
        {(loaded) =>
          needsOpen && loaded.state !== "open" ? (
            <Notice title={loaded.state === "closed" ? t`Deze zaak is afgesloten` : t`Deze zaak is ingetrokken`}>
              {t`U kunt hier niets meer wijzigen. Alles wat er stond, staat er nog.`}
            </Notice>
          ) : (
            <Stack gap="loose">{children(loaded)}</Stack>
          )
        }
      </QueryStates>
    </>
  );
}
