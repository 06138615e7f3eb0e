import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { day, fullDay, time } from "../i18n/format.ts";
import { type Direction, isoDay, isoInstant, parseDay, parseTime } from "../i18n/parseDay.ts";
import { Button } from "./Button.tsx";
import { control, FieldFrame, type FieldProps, GroupFrame, useDescribed } from "./Field.tsx";

type DateFieldProps = FieldProps & {
  /** Empty or `2026-11-20`. */
  value: string;
  onChange: (value: string) => void;
  /** What a day without a year or week means: the next one, or the last one. */
  direction?: Direction;
  /** Words offered as buttons, as "morgen" and "over 1 week". */
  quick?: readonly string[];
  /** For tests; else the day on this device. */
  today?: string;
};

/** A day, typed as people say it. What was understood is written beside it with its weekday. */
export function DateField(props: DateFieldProps) {
  const { t } = useLingui();
  const described = useDescribed({ ...props, hint: props.hint ?? true });
  return (
    <FieldFrame {...props} hint={props.hint ?? t`Typ een dag, zoals vrijdag, over 2 weken of 20 november.`} described={described}>
      <DayInput {...props} described={described} />
    </FieldFrame>
  );
}

type DayInputProps = Pick<DateFieldProps, "value" | "onChange" | "direction" | "quick" | "today" | "disabled" | "onBlur" | "name"> & {
  described: ReturnType<typeof useDescribed>;
  label?: string;
};

function DayInput({ value, onChange, direction = "future", quick = [], today, disabled, onBlur, name, described, label }: DayInputProps) {
  const [typed, setTyped] = useState(value ? day(value) : "");
  const [unclear, setUnclear] = useState(false);
  const now = today ?? isoDay(new Date());

  useEffect(() => {
    if (parseDay(typed, now, direction) !== (value || null) && value) setTyped(day(value));
    if (!value && !unclear) setTyped((text) => (parseDay(text, now, direction) ? "" : text));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a value that came from outside rewrites what was typed
  }, [value]);

  const read = (text: string) => {
    setTyped(text);
    setUnclear(false);
    onChange(parseDay(text, now, direction) ?? "");
  };
  return (
    <>
      <div className="kit-date">
        <input
          {...control(described)}
          aria-label={label}
          className="utrecht-textbox utrecht-textbox--html-input kit-input kit-input--short"
          type="text"
          name={name}
          value={typed}
          disabled={disabled}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => read(event.currentTarget.value)}
          onBlur={() => {
            setUnclear(typed.trim() !== "" && !parseDay(typed, now, direction));
            onBlur?.();
          }}
        />
        <output className="kit-quiet" htmlFor={described.id}>
          {value ? fullDay(value) : unclear && <Trans>Deze dag herkennen wij niet.</Trans>}
        </output>
      </div>
      {quick.length > 0 && (
        <div className="kit-chips">
          {quick.map((words) => (
            <button key={words} type="button" className="kit-chip" disabled={disabled} onClick={() => read(words)}>
              {words}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

type DateTimeFieldProps = FieldProps & {
  /** Empty or an instant with offset, `2026-11-20T14:32:00+01:00`. */
  value: string;
  onChange: (value: string) => void;
  direction?: Direction;
  today?: string;
};

/** A day and a time; "Nu" fills in both. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { t } = useLingui();
  const [dayText, setDayText] = useState(props.value.slice(0, 10));
  const [timeText, setTimeText] = useState(props.value ? time(props.value) : "");

  useEffect(() => {
    const shown = dayText && parseTime(timeText) ? isoInstant(dayText, parseTime(timeText) ?? "") : "";
    if (props.value && props.value !== shown) {
      setDayText(props.value.slice(0, 10));
      setTimeText(time(props.value));
    }
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a value that came from outside rewrites what was typed
  }, [props.value]);

  const put = (nextDay: string, nextTime: string) => {
    setDayText(nextDay);
    setTimeText(nextTime);
    const clock = parseTime(nextTime);
    props.onChange(nextDay && clock ? isoInstant(nextDay, clock) : "");
  };
  return (
    <GroupFrame legend={props.label} id={props.id} hint={props.hint} error={props.error} optional={props.optional} aside={props.aside}>
      {(described) => (
        <div className="kit-date">
          <DayInput
            described={described}
            label={t`Dag`}
            value={dayText}
            direction={props.direction ?? "past"}
            today={props.today}
            disabled={props.disabled}
            onChange={(next) => put(next, timeText)}
          />
          <input
            className="utrecht-textbox utrecht-textbox--html-input kit-input kit-input--code"
            aria-label={t`Tijd, bijvoorbeeld 14.30`}
            placeholder={t`14.30`}
            inputMode="numeric"
            autoComplete="off"
            value={timeText}
            disabled={props.disabled}
            onChange={(event) => put(dayText, event.currentTarget.value)}
            onBlur={props.onBlur}
          />
          <Button kind="quiet" disabled={props.disabled} onPress={() => put(isoDay(new Date()), time(new Date()))}>
            <Trans>Nu</Trans>
          </Button>
        </div>
      )}
    </GroupFrame>
  );
}
