import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../kit/Button.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { GroupFrame } from "../../kit/Field.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { newKey, type VisitAgreement, type VisitValues } from "./visitValues.ts";

/** What was agreed at the door; each becomes an agreement of the case. */
export function Agreed({ form }: { form: CheckedForm<VisitValues> }) {
  const { t } = useLingui();
  const [added, setAdded] = useState("");
  const { value: agreements, onChange, error } = form.field("agreements");
  const add = () => {
    const fresh: VisitAgreement = { key: newKey(), with: t`de bewoner`, text: "", until: "" };
    setAdded(fresh.key);
    onChange([...agreements, fresh]);
  };
  const put = (next: VisitAgreement) => onChange(agreements.map((one) => (one.key === next.key ? next : one)));
  const remove = (gone: VisitAgreement) => onChange(agreements.filter((one) => one.key !== gone.key));
  return (
    <GroupFrame legend={t`Afgesproken`} id="agreements" aside={t`alle partners`} optional error={error}>
      {(described) => (
        <Stack>
          {agreements.map((one, index) => (
            <Agreement key={one.key} agreement={one} number={index + 1} fresh={one.key === added} onChange={put} onRemove={() => remove(one)} />
          ))}
          <div>
            <Button id={described.id} kind="secondary" onPress={add}>
              {agreements.length === 0 ? <Trans>Afspraak opschrijven</Trans> : <Trans>Nog een afspraak</Trans>}
            </Button>
          </div>
        </Stack>
      )}
    </GroupFrame>
  );
}

type AgreementProps = { agreement: VisitAgreement; number: number; fresh: boolean; onChange: (next: VisitAgreement) => void; onRemove: () => void };

function Agreement({ agreement, number, fresh, onChange, onRemove }: AgreementProps) {
  const { t } = useLingui();
  const id = (name: string) => `agreed-${agreement.key}-${name}`;
  return (
    <div role="group" aria-label={t`Afspraak ${number}`}>
      <Stack gap="tight">
        <TextArea id={id("text")} label={t`Wat is afgesproken?`} value={agreement.text} onChange={(text) => onChange({ ...agreement, text })} rows={2} autoFocus={fresh} />
        <TextField id={id("with")} label={t`Met wie?`} value={agreement.with} onChange={(who) => onChange({ ...agreement, with: who })} />
        <DateField
          id={id("until")}
          label={t`Tot wanneer?`}
          hint={t`Vult u een dag in, dan krijgt u ook een actie: nagaan of het is nagekomen.`}
          optional
          value={agreement.until}
          onChange={(until) => onChange({ ...agreement, until })}
          quick={[t`over 1 week`, t`over 2 weken`]}
        />
        <div>
          <Button kind="quiet" onPress={onRemove} context={agreement.text.trim() || t`Afspraak ${number}`}>
            <Trans>Haal weg</Trans>
          </Button>
        </div>
      </Stack>
    </div>
  );
}
