import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { RecoveryCodeFields, useRecoveryCode } from "../../parts/recoveryCode.tsx";

/** Nine small fields, as on the recovery sheet. */
export function CodeStep({ onBack, onCode }: { onBack: () => void; onCode: (code: string) => void }) {
  const { t } = useLingui();
  const code = useRecoveryCode();
  const next = () => {
    const whole = code.send();
    if (whole !== null) onCode(whole);
  };
  return (
    <Form onSubmit={next}>
      <PageHeader title={t`Herstel met herstelcode`} lead={t`Typ de negen groepen over van uw herstelblad. Hoofdletters maken niet uit.`} />
      <ErrorSummary errors={code.errors} />
      <RecoveryCodeFields code={code} autoFocus />
      <ActionBar>
        <Button type="submit">
          <Trans>Verder</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
