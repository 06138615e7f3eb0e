import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { type AboutYou, AboutYouFields, useMissingAboutYou } from "../../parts/AboutYouFields.tsx";

type AboutYouStepProps = { person: AboutYou; onChange: (person: AboutYou) => void; onBack: () => void; onNext: () => void };

export function AboutYouStep({ person, onChange, onBack, onNext }: AboutYouStepProps) {
  const { t } = useLingui();
  const [errors, setErrors] = useState<FormError[]>([]);
  const missing = useMissingAboutYou();
  const next = () => {
    const found = missing(person);
    setErrors(found);
    if (found.length === 0) onNext();
  };
  return (
    <Form onSubmit={next}>
      <PageHeader title={t`Wie bent u?`} lead={t`Partners zien dit bij alles wat u met hen deelt.`} />
      <ErrorSummary errors={errors} />
      <AboutYouFields person={person} onChange={onChange} errors={errors} />
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
