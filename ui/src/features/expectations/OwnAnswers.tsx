import { useLingui } from "@lingui/react/macro";
import type { AnswerView } from "../../ipc/types/AnswerView.ts";
import type { ExpectationChoice } from "../../ipc/types/ExpectationChoice.ts";
import type { ExpectationsView } from "../../ipc/types/ExpectationsView.ts";
import type { ExpectationThemeView } from "../../ipc/types/ExpectationThemeView.ts";
import { Button } from "../../kit/Button.tsx";
import { RadioGroup } from "../../kit/Choice.tsx";
import { ActionBar, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { Tabs } from "../../kit/Tabs.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { Refused } from "../../parts/Refused.tsx";
import { capital } from "../../parts/terms.ts";
import { atScreen, covered } from "./sitter.ts";
import type { KeptAnswers } from "./useKeptAnswers.ts";

type OwnAnswersProps = { by: string | null; check: ExpectationsView; kept: KeptAnswers; onDone: () => void };

/** The answers of who sits at the screen: about himself, and what he expects of each of the others. */
export function OwnAnswers({ by, check, kept, onDone }: OwnAnswersProps) {
  const { t } = useLingui();
  const me = atScreen(check, by);
  if (me && covered(me)) {
    return (
      <Section title={t`De antwoorden van ${me.name}`}>
        <Notice title={t`Deze antwoorden zijn afgedekt`}>
          <p>
            {me.state === "revealed"
              ? t`Wat ervan te zien is, staat bij de verschillen. Wijzigen kan niet meer.`
              : t`${me.name} gaf het scherm door. Wie ze gaf, kan ze hierboven laten zien.`}
          </p>
        </Notice>
      </Section>
    );
  }
  return <Answering by={by} check={check} kept={kept} name={me?.name ?? ""} onDone={onDone} />;
}

function Answering({ by, check, kept, name, onDone }: OwnAnswersProps & { name: string }) {
  const { t } = useLingui();
  const others = check.partners.filter((partner) => (by === null ? !partner.own : partner.partner !== by));
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
        {kept.error && <Refused error={kept.error} />}
        <p className="kit-hint" role="status">
          {words[kept.state]}
        </p>
        <ActionBar>
          <Button onPress={onDone}>{t`Klaar: geef het scherm door`}</Button>
        </ActionBar>
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
