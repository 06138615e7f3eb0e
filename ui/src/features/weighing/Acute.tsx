import { useLingui } from "@lingui/react/macro";
import type { AcuteCheckView } from "../../ipc/types/AcuteCheckView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmergencyNotice } from "../../parts/EmergencyNotice.tsx";
import { useTerms } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** Whether someone is in danger now, and whom to call. The app calls nobody. */
export function Acute({ caseId, acute, open }: { caseId: string; acute: AcuteCheckView; open: boolean }) {
  const { t } = useLingui();
  const { label, term } = useTerms();
  const dangers = acute.dangers.map((danger) => term("acute_danger", danger)).join(", ");
  return (
    <Section title={t`Acuutcheck`}>
      <Stack gap="tight">
        {acute.is_acute ? (
          <>
            <Notice kind="urgent" title={t`Er is nu gevaar`}>
              {dangers && <p>{dangers}</p>}
              <p>{acute.advice}</p>
            </Notice>
            <EmergencyNotice />
          </>
        ) : (
          <p>{acute.answer ? t`Gevaar op dit moment: ${label("acute", acute.answer)}.` : t`Nog niet gevraagd of er nu gevaar is.`}</p>
        )}
        {open && <TextLink href={paths.describe(caseId)}>{acute.answer ? t`Doe de check opnieuw` : t`Doe de acuutcheck`}</TextLink>}
      </Stack>
    </Section>
  );
}
