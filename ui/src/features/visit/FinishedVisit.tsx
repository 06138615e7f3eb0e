import { useLingui } from "@lingui/react/macro";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { ActionBar, Cluster, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { Photo } from "../../parts/Photo.tsx";
import { paths } from "../../paths.ts";
import { useVisitRows } from "./useVisitRows.ts";
import { valuesOf } from "./visitValues.ts";

/** A visit that stays as it is; a correction stands beside it in the timeline. */
export function FinishedVisit({ visit, address }: { visit: VisitView; address: string }) {
  const { t } = useLingui();
  const rows = useVisitRows(valuesOf(visit)).filter((row) => row.key !== "step" && row.key !== "agreements" && row.key !== "photos" && row.value);
  return (
    <Stack>
      <PageHeader
        title={t`Huisbezoek`}
        lead={address}
        back={{ href: paths.case(visit.case), label: t`Naar de zaak` }}
      />
      <p>{visit.finished ? t`Dit bezoek is afgerond. Een correctie zet u erbij op de tijdlijn.` : t`Dit bezoek is van een collega. U kunt het lezen.`}</p>
      <SummaryList rows={rows} />
      {visit.photos.length > 0 && (
        <Section title={t`Foto's`}>
          <Cluster>
            {visit.photos.map((photo) => (
              <Photo key={photo.record} photo={photo} />
            ))}
          </Cluster>
        </Section>
      )}
      <ActionBar>
        <LinkButton href={paths.entry(visit.case, visit.visit)} kind="secondary">{t`Bekijk op de tijdlijn`}</LinkButton>
      </ActionBar>
    </Stack>
  );
}
