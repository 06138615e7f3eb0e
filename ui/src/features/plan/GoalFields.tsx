import { useLingui } from "@lingui/react/macro";
import { Button } from "../../kit/Button.tsx";
import { DateField } from "../../kit/DateField.tsx";
import { GroupFrame } from "../../kit/Field.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { emptyGoal, type GoalValues } from "./versionValues.ts";

type GoalFieldsProps = { field: { id: string; value: GoalValues[]; onChange: (value: GoalValues[]) => void; error: string | undefined } };

/** The goals of a version, each with its measure and day. */
export function GoalFields({ field }: GoalFieldsProps) {
  const { t } = useLingui();
  const { value: goals, onChange } = field;
  const change = (at: number, part: Partial<GoalValues>) => onChange(goals.map((goal, index) => (index === at ? { ...goal, ...part } : goal)));
  const id = (at: number, name: string) => (at === 0 && name === "text" ? field.id : `${field.id}-${at}-${name}`);
  return (
    <Stack>
      {goals.map((goal, at) => (
        // Goals have no name of their own until they are saved; their place is who they are.
        <GroupFrame key={at} legend={t`Doel ${at + 1}`} error={at === 0 ? field.error : undefined}>
          {() => (
            <Stack>
              <TextField id={id(at, "text")} label={t`Waar willen we staan?`} value={goal.text} onChange={(text) => change(at, { text })} />
              <TextField id={id(at, "measure")} label={t`Waaraan merken we dat?`} hint={t`Iets dat u kunt zien of tellen.`} optional value={goal.measure} onChange={(measure) => change(at, { measure })} />
              <DateField id={id(at, "by")} label={t`Uiterlijk`} optional value={goal.by} onChange={(by) => change(at, { by })} quick={[t`over 4 weken`, t`over 12 weken`]} />
              {goals.length > 1 && (
                <Button kind="quiet" onPress={() => onChange(goals.filter((_, index) => index !== at))} context={goal.text || t`Doel ${at + 1}`}>{t`Haal dit doel weg`}</Button>
              )}
            </Stack>
          )}
        </GroupFrame>
      ))}
      <div>
        <Button kind="secondary" onPress={() => onChange([...goals, emptyGoal])}>{t`Nog een doel`}</Button>
      </div>
    </Stack>
  );
}
