import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { day, fullDay, time } from "../i18n/format.ts";
import { type Direction, isoDay, parseDay } from "../i18n/parseDay.ts";
import { inWords, isDay, joined, momentFault, partsOf } from "../i18n/when.ts";
import { Button } from "./Button.tsx";
import { control, FieldFrame, type FieldProps, GroupFrame, useDescribed } from "./Field.tsx";
import { sayText } from "./Meanwhile.tsx";

type DateFieldProps = FieldProps & {
  /** Empty, `2026-11-20`, or what was typed and names no day; `dayFault` tells. */
  value: string;
  onChange: (value: string) => void;
  /** What a day without a year or week means: the next one, or the last one. */
  direction?: Direction;
  /** Words offered as buttons, as "morgen" and "over 1 week". */
  quick?: readonly string[];
  /** For tests; else the day on this device. */
  today?: string;
};

const sayDay = (value: unknown) => inWords(sayText(value));

/** A day, typed as people say it. What was understood is written beside it with its weekday. */
export function DateField(props: DateFieldProps) {
  const { t } = useLingui();
  const described = useDescribed({ ...props, hint: props.hint ?? true });
  return (
    <FieldFrame {...props} hint={props.hint ?? t`Typ een dag, zoals vrijdag, over 2 weken of 20 november.`} described={described} say={sayDay}>
      <DayInput {...props} described={described} />
    </FieldFrame>
  );
}

type DayInputProps = Pick<DateFieldProps, "value" | "onChange" | "direction" | "quick" | "today" | "disabled" | "onBlur" | "name"> & {
  described: ReturnType<typeof useDescribed>;
  label?: string;
};

function DayInput({ value, onChange, direction = "future", quick = [], today, disabled, onBlur, name, described, label }: DayInputProps) {
  const now = today ?? isoDay(new Date());
  const meaning = (text: string) => parseDay(text, now, direction) ?? text.trim();
  const shown = () => (isDay(value) ? day(value) : value);
  const [typed, setTyped] = useState(shown);
  const [typing, setTyping] = useState(false);
  const unclear = value !== "" && !isDay(value) && !typing;

  useEffect(() => {
    if (meaning(typed) !== value) setTyped(shown());
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a value that came from outside rewrites what was typed
  }, [value]);

  const read = (text: string, stillTyping: boolean) => {
    setTyped(text);
    setTyping(stillTyping);
    onChange(meaning(text));
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
          onChange={(event) => read(event.currentTarget.value, true)}
          onBlur={() => {
            setTyping(false);
            onBlur?.();
          }}
        />
        <output className="kit-quiet" htmlFor={described.id}>
          {isDay(value) ? fullDay(value) : unclear && <Trans>Deze dag herkennen wij niet.</Trans>}
        </output>
      </div>
      {quick.length > 0 && (
        <div className="kit-chips">
          {quick.map((words) => (
            <button key={words} type="button" className="kit-chip" disabled={disabled} onClick={() => read(words, false)}>
              {words}
            </button>
          ))}
        </div>
      )}
    </>
  );
}

type DateTimeFieldProps = FieldProps & {
  /** Empty, an instant with offset, a day alone, or what was typed and is no moment; `momentFault` tells. */
  value: string;
  onChange: (value: string) => void;
  direction?: Direction;
  today?: string;
  /** What is written down when only the day is known. */
  dayAlone?: string;
};

/** A day and a time; "Nu" fills in both. A day alone counts, and the field says what becomes of it. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { t } = useLingui();
  const [parts, setParts] = useState(() => partsOf(props.value));
  const [typing, setTyping] = useState(false);

  useEffect(() => {
    if (joined(parts) !== props.value) setParts(partsOf(props.value));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only a value that came from outside rewrites what was typed
  }, [props.value]);

  const put = (change: Partial<typeof parts>) => {
    const next = { ...parts, ...change };
    setParts(next);
    props.onChange(joined(next));
  };
  const remark = () => {
    if (isDay(props.value)) return props.dayAlone ?? t`Zonder tijd schrijven wij op: 12.00 uur.`;
    return !typing && momentFault(props.value) === "time_unknown" ? t`Deze tijd herkennen wij niet.` : "";
  };
  return (
    <GroupFrame legend={props.label} id={props.id} hint={props.hint} error={props.error} optional={props.optional} aside={props.aside} meanwhile={props.meanwhile} say={sayDay}>
      {(described) => (
        <>
          <div className="kit-date">
            <DayInput
              described={described}
              label={t`Dag`}
              value={parts.day}
              direction={props.direction ?? "past"}
              today={props.today}
              disabled={props.disabled}
              onChange={(next) => put({ day: next })}
            />
            <input
              className="utrecht-textbox utrecht-textbox--html-input kit-input kit-input--code"
              aria-label={t`Tijd, bijvoorbeeld 14.30`}
              placeholder={t`14.30`}
              inputMode="numeric"
              autoComplete="off"
              value={parts.time}
              disabled={props.disabled}
              onChange={(event) => {
                setTyping(true);
                put({ time: event.currentTarget.value });
              }}
              onBlur={() => {
                setTyping(false);
                props.onBlur?.();
              }}
            />
            <Button kind="quiet" disabled={props.disabled} onPress={() => put({ day: isoDay(new Date()), time: time(new Date()) })}>
              <Trans>Nu</Trans>
            </Button>
          </div>
          <p className="kit-hint" role="status">
            {remark()}
          </p>
        </>
      )}
    </GroupFrame>
  );
}
