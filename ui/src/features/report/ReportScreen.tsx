import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useView } from "../../ipc/hooks.ts";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { paths } from "../../paths.ts";
import { ReportForm } from "./ReportForm.tsx";

export default function ReportScreen() {
  const { t } = useLingui();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const caseId = typeof search.case === "string" ? search.case : null;
  const found = useView("case", { case: caseId ?? "" }, { enabled: caseId !== null });
  return (
    <>
      <PageHeader
        title={caseId ? t`Melding toevoegen` : t`Nieuwe melding`}
        lead={caseId ? found.data?.address_text : t`Adres, melding, gevaar en melder zijn nodig. De rest kan later.`}
        {...(caseId ? { back: { href: paths.case(caseId), label: t`Zaak` } } : {})}
      />
      {caseId ? <QueryStates query={found}>{(view) => <ReportForm key={view.case} existing={view} />}</QueryStates> : <ReportForm key="new" existing={null} />}
    </>
  );
}
