import { useLingui } from "@lingui/react/macro";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AnswerView } from "../../ipc/types/AnswerView.ts";
import type { ExpectationChoice } from "../../ipc/types/ExpectationChoice.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import type { ExpectationThemeView } from "../../ipc/types/ExpectationThemeView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { Tabs } from "../../kit/Tabs.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { capital } from "../../parts/terms.ts";
import { useDo } from "../../parts/useDo.ts";
import { useKeptAnswers } from "./useKeptAnswers.ts";

type OwnAnswersProps = { caseId: string; by: string | null; check: ExpectationsView; onPassedOn: () => void };

/** The answers of who sits at the screen: about himself, and what he expects of each of the others. */
export function OwnAnswers({ caseId, by, check, onPassedOn }: OwnAnswersProps) {
  const { t } = useLingui();
  const me = check.partners.find((partner) => (by === null ? partner.own : partner.partner === by));
  if (me && me.state === "passed_on") {
    return (
      <Section title={t`De antwoorden van ${me.name}`}>
        <Notice title={t`Deze antwoorden zijn afgedekt`}>
          <p>{t`${me.name} gaf het scherm door. Wie ze gaf, kan ze hierboven laten zien.`}</p>
        </Notice>
      </Section>
    );
  }
  return <Answering caseId={caseId} by={by} check={check} name={me?.name ?? ""} onPassedOn={onPassedOn} />;
}

function Answering({ caseId, by, check, name, onPassedOn }: OwnAnswersProps & { name: string }) {
  const { t } = useLingui();
  const client = useQueryClient();
  const kept = useKeptAnswers(caseId, by, check.answers);
  const { run, pending, error } = useDo();
  const [asking, setAsking] = useState(false);
  const others = check.partners.filter((partner) => (by === null ? !partner.own : partner.partner !== by));
  const passOn = async () => {
    if (!(await kept.flush())) return;
    const done = await run("save_expectations", { case: caseId, by, answers: kept.answers, pass_on: true }, { text: t`Bewaard en afgedekt. Geef het scherm door.` });
    setAsking(false);
    if (!done) return;
    // What was read stays nowhere: the next at the screen must not see it flash by.
    await client.resetQueries({ queryKey: ["expectations"] });
    onPassedOn();
  };
  const words = { idle: t`Wat u kiest wordt vanzelf bewaard, alleen op dit apparaat.`, saving: t`Wordt bewaard…`, saved: t`Bewaard op dit apparaat.`, failed: t`Niet bewaard.` };
  return (
    <Section title={name ? t`De antwoorden van ${name}` : t`Antwoorden`}>
      <Stack>
        <Tabs
          label={t`Over wie`}
          tabs={[
            {
              id: "own",
              label: t`Over uzelf`,
              content: (
                <Stack gap="loose">
                  {check.themes.map((theme) => (
                    <Theme key={theme.code} id={`own-${theme.code}`} theme={theme} question={theme.own} answer={kept.own(theme.code)} onAnswer={(part) => kept.answerOwn(theme.code, part)} />
                  ))}
                </Stack>
              ),
            },
            ...others.map((partner) => ({
              id: partner.partner,
              label: partner.name,
              content: (
                <Stack gap="loose">
                  <p className="kit-quiet">{t`Wat verwacht u van ${partner.name}?`}</p>
                  {check.themes
                    .filter((theme) => theme.other !== "")
                    .map((theme) => (
                      <Theme
                        key={theme.code}
                        id={`${partner.partner}-${theme.code}`}
                        theme={theme}
                        question={theme.other}
                        answer={kept.of(partner.partner, theme.code)}
                        onAnswer={(part) => kept.answerOf(partner.partner, theme.code, part)}
                      />
                    ))}
                </Stack>
              ),
            })),
          ]}
        />
        {(error ?? kept.error) && <Refused error={(error ?? kept.error) as NonNullable<typeof error>} />}
        <p className="kit-hint" role="status">
          {words[kept.state]}
        </p>
        <ActionBar>
          <Button onPress={() => setAsking(true)}>{t`Klaar: geef het scherm door`}</Button>
        </ActionBar>
        <AlertDialog open={asking} title={t`Klaar met antwoorden?`} confirm={t`Dek af en geef door`} pending={pending !== null} onClose={() => setAsking(false)} onConfirm={() => void passOn()}>
          {t`Uw antwoorden worden afgedekt. U kunt ze daarna niet meer wijzigen, wel laten zien.`}
        </AlertDialog>
      </Stack>
    </Section>
  );
}

type ThemeProps = { id: string; theme: ExpectationThemeView; question: string; answer: AnswerView; onAnswer: (part: Partial<AnswerView>) => void };

/** One question: a choice, and a line beside it. */
function Theme({ id, theme, question, answer, onAnswer }: ThemeProps) {
  const { t } = useLingui();
  if (theme.choices.length === 0) return <TextField id={id} label={theme.name} hint={question} optional value={answer.line} onChange={(line) => onAnswer({ line })} />;
  return (
    <Stack gap="tight">
      <RadioGroup<ExpectationChoice>
        id={id}
        legend={theme.name}
        hint={question}
        optional
        value={answer.choice ?? ""}
        onChange={(choice) => onAnswer({ choice })}
        options={theme.choices.map((choice) => ({ value: choice.code as ExpectationChoice, label: capital(choice.label) }))}
      />
      <TextField label={t`Toelichting bij ${theme.name.toLowerCase()}`} optional value={answer.line} onChange={(line) => onAnswer({ line })} />
    </Stack>
  );
}
