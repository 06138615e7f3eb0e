import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useId } from "react";
import { list } from "../i18n/format.ts";
import { control, FieldFrame, type FieldProps, GroupFrame, HintAndError, useDescribed } from "./Field.tsx";
import { type Meanwhile, MeanwhileChanged } from "./Meanwhile.tsx";

export type Option<V extends string = string> = { value: V; label: string; hint?: string; disabled?: boolean };

type SelectProps<V extends string> = FieldProps & {
  options: readonly Option<V>[];
  value: V | "";
  onChange: (value: V) => void;
  /** Text of the empty choice; it disappears once something is chosen. */
  placeholder?: string;
};

/** The list of the system: works with every keyboard and screen reader. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { t } = useLingui();
  const described = useDescribed(props);
  return (
    <FieldFrame {...props} described={described} say={sayOptions(props.options)}>
      <div className="kit-select">
      <select
        {...control(described)}
        className="utrecht-select utrecht-select--html-select kit-input"
        name={props.name}
        value={props.value}
        disabled={props.disabled}
        onBlur={props.onBlur}
        onChange={(event) => props.onChange(event.currentTarget.value as V)}
      >
        {props.value === "" && (
          <option value="" disabled>
            {props.placeholder ?? t`Kies…`}
          </option>
        )}
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      </div>
    </FieldFrame>
  );
}

type GroupProps<V extends string> = {
  legend: string;
  options: readonly Option<V>[];
  id?: string;
  name?: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  aside?: string;
  hideLegend?: boolean;
  /** Big buttons beside each other instead of a list. */
  tiles?: boolean;
  meanwhile?: Meanwhile | undefined;
};

/** The labels of what was chosen. */
const sayOptions = (options: readonly Option[]) => (value: unknown) => {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list(options.filter((option) => chosen.includes(option.value)).map((option) => option.label));
};

const groupClass = (tiles?: boolean) => `kit-choices${tiles ? " kit-choices--tiles" : ""}`;

export function RadioGroup<V extends string>(props: GroupProps<V> & { value: V | ""; onChange: (value: V) => void }) {
  const own = useId();
  return (
    <GroupFrame {...props} say={sayOptions(props.options)}>
      {(described) => (
        <div className={groupClass(props.tiles)}>
          {props.options.map((option, index) => (
            <Choice
              key={option.value}
              type="radio"
              option={option}
              id={index === 0 ? described.id : undefined}
              name={props.name ?? own}
              checked={props.value === option.value}
              onChange={() => props.onChange(option.value)}
            />
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

export function CheckboxGroup<V extends string>(props: GroupProps<V> & { value: readonly V[]; onChange: (value: V[]) => void }) {
  return (
    <GroupFrame {...props} say={sayOptions(props.options)}>
      {(described) => (
        <div className={groupClass(props.tiles)}>
          {props.options.map((option, index) => (
            <Choice
              key={option.value}
              type="checkbox"
              option={option}
              id={index === 0 ? described.id : undefined}
              name={props.name}
              checked={props.value.includes(option.value)}
              onChange={(on) =>
                props.onChange(on ? [...props.value, option.value] : props.value.filter((value) => value !== option.value))
              }
            />
          ))}
        </div>
      )}
    </GroupFrame>
  );
}

type ChoiceProps = {
  type: "radio" | "checkbox";
  option: Option;
  id?: string | undefined;
  name?: string | undefined;
  checked: boolean;
  onChange: (checked: boolean) => void;
};

function Choice({ type, option, id, name, checked, onChange }: ChoiceProps) {
  const own = useId();
  const hintId = `${own}-hint`;
  const control = id ?? own;
  return (
    <label className="kit-choice" htmlFor={control}>
      <input
        id={control}
        type={type}
        name={name}
        value={option.value}
        checked={checked}
        disabled={option.disabled}
        aria-labelledby={`${own}-label`}
        aria-describedby={option.hint ? hintId : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span id={`${own}-label`}>{option.label}</span>
      {option.hint && (
        <span id={hintId} className="kit-choice__hint kit-hint">
          {option.hint}
        </span>
      )}
    </label>
  );
}

type CheckboxProps = {
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
  id?: string;
  name?: string;
  hint?: string;
  error?: string | undefined;
  disabled?: boolean;
  meanwhile?: Meanwhile | undefined;
};

export function Checkbox(props: CheckboxProps) {
  const { t } = useLingui();
  const described = useDescribed(props);
  return (
    <div className={`kit-field${props.error ? " kit-field--invalid" : ""}`}>
      <HintAndError error={props.error} errorId={described.errorId} hintId={described.hintId} />
      <label className="kit-choice" htmlFor={described.id}>
        <input
          {...control(described)}
          type="checkbox"
          name={props.name}
          checked={props.value}
          disabled={props.disabled}
          aria-labelledby={`${described.id}-label`}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span id={`${described.id}-label`}>{props.label}</span>
        {props.hint && (
          <span id={described.hintId} className="kit-choice__hint kit-hint">
            {props.hint}
          </span>
        )}
      </label>
      <MeanwhileChanged meanwhile={props.meanwhile} label={props.label} say={(value) => (value === true ? t`Ja` : t`Nee`)} />
    </div>
  );
}
