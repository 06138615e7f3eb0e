import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { VisitCheckView } from "../../ipc/types/VisitCheckView.ts";
import type { VisitRisk } from "../../ipc/types/VisitRisk.ts";
import { TextLink } from "../../kit/Button.tsx";
import { CheckboxGroup, RadioGroup } from "../../kit/Choice.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { capital, useTerms } from "../../parts/terms.ts";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { paths } from "../../paths.ts";
import { CheckIn } from "./CheckIn.tsx";
import { chosen, type Concern, type useVisitCheck } from "./useVisitCheck.ts";
import type { VisitValues } from "./visitValues.ts";

/** What holds for whoever visits here, on top of everything else. */
export function SafetyNotes({ caseId, known }: { caseId: string; known: VisitCheckView | undefined }) {
  const { t } = useLingui();
  const notes = known?.notes ?? [];
  if (notes.length === 0) return null;
  return (
    <Notice kind="attention" title={t`Voor uw veiligheid`}>
      <PlainList
        label={t`Voor uw veiligheid`}
        items={notes.map((note) => ({
          key: note.record,
          content: (
            <>
              <strong>{capital(note.advice)}.</strong> {note.text}{" "}
              <Quiet small>
                {[note.author, note.since && t`sinds ${day(note.since)}`].filter(Boolean).join(", ")}
                {note.overdue && ` · ${t`had al opnieuw bekeken moeten zijn`}`}
              </Quiet>{" "}
              <TextLink href={paths.record(caseId, "safety_note/1", note.record)} context={note.advice}>
                {t`Bekijk`}
              </TextLink>
            </>
          ),
        }))}
      />
    </Notice>
  );
}

const kinds: Record<VisitRisk, "info" | "attention" | "urgent"> = { red: "urgent", orange: "attention", green: "info" };

type SafetyProps = { form: CheckedForm<VisitValues>; caseId: string; check: ReturnType<typeof useVisitCheck> };

/** The check of a minute before one rings the bell, and who knows that one is there. May be left out. */
export function Safety({ form, caseId, check }: SafetyProps) {
  const { t } = useLingui();
  const concern = form.field("concerns");
  const words: Record<Concern, string> = {
    unannounced: t`Niet aangekondigd`,
    dark: t`Het is donker`,
    aggression: t`Agressie bekend`,
    substances: t`Drank of drugs`,
    animals: t`Er is een dier`,
    phone: t`Telefoon niet opgeladen`,
    nothing: t`Niets hiervan`,
  };
  return (
    <Disclosure title={t`Veilig op bezoek: korte check en inchecken`}>
      <Stack>
        <RadioGroup
          {...form.field("company")}
          id="check-company"
          name="check-company"
          legend={t`Gaat u alleen?`}
          aside={t`alle partners`}
          tiles
          options={[
            { value: "alone", label: t`Alleen` },
            { value: "together", label: t`Samen met een ander` },
          ]}
        />
        <CheckboxGroup
          {...concern}
          legend={t`Wat speelt er?`}
          aside={t`blijft op dit apparaat`}
          tiles
          options={(Object.keys(words) as Concern[]).map((value) => ({ value, label: words[value] }))}
          onChange={(next) => concern.onChange(chosen(next, concern.value))}
        />
        <Outcome check={check} />
        <CheckIn caseId={caseId} />
      </Stack>
    </Disclosure>
  );
}

/** How careful to be, and why; in words, with a colour beside them. */
function Outcome({ check }: Pick<SafetyProps, "check">) {
  const { t } = useLingui();
  const { label, text } = useTerms();
  const view = check.data;
  if (!view) return check.error ? <ErrorState error={check.error} onRetry={() => void check.refetch()} /> : null;
  return (
    <div role="status">
      {view.risk ? (
        <Notice kind={kinds[view.risk]} title={`${label("visit_risk", view.risk)}. ${text(`visit_risk.${view.risk}.meaning`)}`}>
          {view.because.length > 0 && (
            <ul className="kit-bullets" aria-label={t`Waarom`}>
              {view.because.map((message) => (
                <li key={`${message.code}${message.text}`}>{message.text}</li>
              ))}
            </ul>
          )}
        </Notice>
      ) : (
        <p className="kit-quiet">{t`Kies wat er speelt. Dan ziet u of u beter niet alleen gaat.`}</p>
      )}
    </div>
  );
}
