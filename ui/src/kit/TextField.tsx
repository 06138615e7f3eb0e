import type { Ref } from "react";
import { control, FieldFrame, type FieldProps, useDescribed } from "./Field.tsx";

type TextFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  type?: "text" | "search" | "tel" | "email";
  width?: "full" | "short" | "code";
  inputMode?: "text" | "numeric" | "search";
  autoFocus?: boolean;
  autoComplete?: string;
  spellCheck?: boolean;
  maxLength?: number;
  onEnter?: () => void;
  /** The list of choices that belongs to this field, and which of them is meant now. */
  list?: { id: string; active: string | undefined };
  ref?: Ref<HTMLInputElement>;
};

export function TextField(props: TextFieldProps) {
  const { value, onChange, type = "text", width = "full", inputMode, autoFocus, maxLength, ref, onEnter, list } = props;
  const combobox = list && { role: "combobox", "aria-expanded": true, "aria-controls": list.id, "aria-activedescendant": list.active, "aria-autocomplete": "list" as const };
  const described = useDescribed(props);
  return (
    <FieldFrame {...props} described={described}>
      <input
        {...control(described)}
        {...combobox}
        ref={ref}
        className={`utrecht-textbox utrecht-textbox--html-input kit-input kit-input--${width}`}
        type={type}
        name={props.name}
        value={value}
        disabled={props.disabled}
        inputMode={inputMode}
        autoFocus={autoFocus}
        maxLength={maxLength}
        autoComplete={props.autoComplete ?? "off"}
        spellCheck={props.spellCheck}
        onBlur={props.onBlur}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && onEnter) {
            event.preventDefault();
            onEnter();
          }
        }}
      />
    </FieldFrame>
  );
}

type TextAreaProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  autoFocus?: boolean;
  lang?: string;
  ref?: Ref<HTMLTextAreaElement>;
};

/** A real textarea (dictation and spelling of the system work) that grows with its text. */
export function TextArea(props: TextAreaProps) {
  const { value, onChange, rows = 3, autoFocus, ref, lang } = props;
  const described = useDescribed(props);
  return (
    <FieldFrame {...props} described={described}>
      <div className="kit-grow">
        <div aria-hidden="true">{`${value}\n`}</div>
        <textarea
          {...control(described)}
          ref={ref}
          className="utrecht-textarea utrecht-textarea--html-textarea kit-input"
          name={props.name}
          rows={rows}
          lang={lang}
          value={value}
          disabled={props.disabled}
          autoFocus={autoFocus}
          autoComplete="off"
          spellCheck
          onBlur={props.onBlur}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </div>
    </FieldFrame>
  );
}
