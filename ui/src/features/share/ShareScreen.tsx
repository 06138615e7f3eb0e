import { useLingui } from "@lingui/react/macro";
import { CasePage } from "../../parts/CasePage.tsx";
import { useParam } from "../../parts/useGo.ts";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { paths } from "../../paths.ts";
import { SeveralCases } from "./SeveralCases.tsx";
import { ShareOneCase } from "./ShareOneCase.tsx";

export default function ShareScreen() {
  const { t } = useLingui();
  const lead = t`Kies met wie. U ziet eerst wat er meegaat en wat hier blijft. Iedere ontvanger krijgt een eigen bestand.`;
  if (useParam("caseId") !== "") {
    return (
      <CasePage title={t`Delen`} lead={lead}>
        {(view) => <ShareOneCase view={view} />}
      </CasePage>
    );
  }
  return (
    <Stack gap="loose">
      <PageHeader title={t`Delen`} lead={lead} back={{ href: paths.exchange, label: t`Uitwisselen` }} />
      <SeveralCases />
    </Stack>
  );
}
