import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, type Ref, useState } from "react";
import { control, FieldFrame, type FieldProps, useDescribed } from "./Field.tsx";

type PassphraseFieldProps = FieldProps & {
  value: string;
  onChange: (value: string) => void;
  autoFocus?: boolean;
  /** `current-password` to unlock, `new-password` for a new one. */
  purpose?: "current-password" | "new-password";
  ref?: Ref<HTMLInputElement>;
};

/** A passphrase: pasting works, it can be shown, caps lock is told. */
export function PassphraseField(props: PassphraseFieldProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const described = useDescribed(props);
  const capsId = `${described.id}-caps`;
  const watch = (event: KeyboardEvent) => setCapsLock(event.getModifierState("CapsLock"));
  const describedBy = [described["aria-describedby"], capsLock && capsId].filter(Boolean).join(" ");
  return (
    <FieldFrame {...props} described={described}>
      <div className="kit-passphrase">
        <input
          {...control(described)}
          aria-describedby={describedBy || undefined}
          ref={props.ref}
          className="utrecht-textbox utrecht-textbox--html-input kit-input"
          type={shown ? "text" : "password"}
          name={props.name}
          value={props.value}
          disabled={props.disabled}
          autoFocus={props.autoFocus}
          autoComplete={props.purpose ?? "current-password"}
          autoCapitalize="none"
          spellCheck={false}
          onKeyDown={watch}
          onKeyUp={watch}
          onBlur={() => {
            setCapsLock(false);
            props.onBlur?.();
          }}
          onChange={(event) => props.onChange(event.currentTarget.value)}
        />
        <button
          type="button"
          className="utrecht-button kit-button kit-button--secondary"
          aria-label={shown ? t`Verberg wat u typt` : t`Toon wat u typt`}
          onClick={() => setShown(!shown)}
        >
          {shown ? <Trans>Verberg</Trans> : <Trans>Toon</Trans>}
        </button>
      </div>
      <p id={capsId} role="status" className="kit-hint">
        {capsLock && <Trans>Let op: Caps Lock staat aan.</Trans>}
      </p>
    </FieldFrame>
  );
}
