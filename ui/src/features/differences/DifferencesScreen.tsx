import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useView } from "../../ipc/hooks.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { useAskedForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";
import { DifferenceList } from "./DifferenceList.tsx";
import { Crossings } from "./Crossings.tsx";
import { LostWords } from "./LostWords.tsx";
import { TakeAll } from "./TakeAll.tsx";

/** Values that stand side by side, of one case or of all. */
export default function DifferencesScreen() {
  const { t } = useLingui();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const caseId = search.case === undefined ? null : String(search.case);
  const query = useView("list_conflicts", { case: caseId });
  const conflicts = query.data?.conflicts ?? [];
  const asked = useAskedForm();
  const here = conflicts.some(({ record, field }) => record === asked.record && field === asked.field);
  const lost = query.data !== undefined && asked.form === "difference" && !here;
  const address = caseId ? conflicts[0]?.address : undefined;
  const none = (
    <EmptyState
      title={t`Geen verschillen`}
      action={<LinkButton href={caseId ? paths.case(caseId) : paths.cases} kind="secondary">{caseId ? t`Naar de zaak` : t`Naar Zaken`}</LinkButton>}
    >
      {t`Als u en een collega iets anders invullen, komt het hier naast elkaar te staan. Niets wordt stil overschreven.`}
    </EmptyState>
  );
  return (
    <Stack>
      <PageHeader
        title={t`Verschillen`}
        {...(caseId ? { back: { href: paths.case(caseId), label: t`Naar de zaak` } } : {})}
        lead={
          <>
            {address && `${address}. `}
            {conflicts.length > 0 && t`${plural(conflicts.length, { one: "# keer staat", other: "# keer staan" })} er twee versies naast elkaar. Uw keuze geldt als nieuw antwoord; de andere versie blijft in de geschiedenis.`}{" "}
            {caseId && conflicts.length > 0 && <TextLink href={paths.differences}>{t`Verschillen in alle zaken`}</TextLink>}
          </>
        }
      />
      {lost && <LostWords caseId={caseId} record={asked.record} field={asked.field} />}
      <QueryStates query={query} empty={(view) => view.conflicts.length + view.crossings.length === 0 && none}>
        {(view) => (
          <>
            <Crossings crossings={view.crossings} oneCase={caseId !== null} />
            {caseId && <TakeAll caseId={caseId} conflicts={view.conflicts} />}
            {view.conflicts.length > 0 && <DifferenceList conflicts={view.conflicts} oneCase={caseId !== null} />}
          </>
        )}
      </QueryStates>
    </Stack>
  );
}
