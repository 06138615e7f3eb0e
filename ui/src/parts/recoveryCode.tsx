// The nine groups of the recovery code, as they are typed over from the sheet. Never kept as a draft.
import { useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, useRef, useState } from "react";
import { call } from "../ipc/call.ts";
import type { FormError } from "../kit/ErrorSummary.tsx";
import { CodeGrid } from "../kit/Layout.tsx";
import { TextField } from "../kit/TextField.tsx";

const GROUPS = 9;
const SIZE = 4;
const tidy = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, "");
const nothing = () => Array.from({ length: GROUPS }, () => "");

/** The groups so far; each is checked as soon as it is complete, and pasting the whole code works. */
export function useRecoveryCode() {
  const { t } = useLingui();
  const [groups, setGroups] = useState<string[]>(nothing);
  const [wrong, setWrong] = useState<ReadonlySet<number>>(new Set());
  const [tried, setTried] = useState(false);
  const fields = useRef<(HTMLInputElement | null)[]>([]);

  const check = async (index: number, text: string) => {
    try {
      const { ok } = await call("check_recovery_group", { index, text });
      setWrong((before) => {
        const after = new Set(before);
        if (ok) after.delete(index);
        else after.add(index);
        return after;
      });
    } catch {
      // Checking one group is a help; the whole code is checked in the next step anyway.
    }
  };
  const put = (index: number, typed: string) => {
    const text = tidy(typed).slice(0, SIZE);
    setGroups((before) => before.map((group, at) => (at === index ? text : group)));
    setWrong((before) => new Set([...before].filter((at) => at !== index)));
    if (text.length < SIZE) return;
    void check(index, text);
    if (document.activeElement === fields.current[index]) fields.current[index + 1]?.focus();
  };
  const paste = (index: number, event: ClipboardEvent) => {
    const text = tidy(event.clipboardData.getData("text"));
    if (text.length <= SIZE) return;
    event.preventDefault();
    for (let at = index; at < GROUPS; at += 1) {
      const part = text.slice((at - index) * SIZE, (at - index + 1) * SIZE);
      if (part !== "") put(at, part);
    }
  };
  const firstEmpty = groups.findIndex((group) => group.length < SIZE);
  const errorOf = (index: number) => {
    if (wrong.has(index)) return t`Groep ${index + 1} klopt niet.`;
    return tried && index === firstEmpty ? t`Groep ${index + 1} is niet compleet.` : undefined;
  };
  const errors: FormError[] = groups.flatMap((_, index) => {
    const text = wrong.has(index) || index === firstEmpty ? errorOf(index) : undefined;
    return text ? [{ field: `group-${index}`, text }] : [];
  });
  return {
    groups,
    put,
    paste,
    fields,
    errorOf,
    /** For the error summary, once it was sent. */
    errors: tried ? errors : [],
    /** Says what is missing from now on; the whole code, or null while it cannot be right. */
    send: (): string | null => {
      setTried(true);
      return firstEmpty === -1 && wrong.size === 0 ? groups.join("-") : null;
    },
    /** The code was used: it stands here no longer. */
    forget: () => {
      setGroups(nothing());
      setWrong(new Set());
      setTried(false);
    },
  };
}

type RecoveryCodeFieldsProps = { code: ReturnType<typeof useRecoveryCode>; autoFocus?: boolean };

export function RecoveryCodeFields({ code, autoFocus = false }: RecoveryCodeFieldsProps) {
  const { t } = useLingui();
  return (
    <CodeGrid>
      {code.groups.map((group, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a group is its place in the code
        <div key={index} onPaste={(event) => code.paste(index, event)}>
          <TextField
            id={`group-${index}`}
            ref={(element) => {
              code.fields.current[index] = element;
            }}
            label={t`Groep ${index + 1}`}
            value={group}
            onChange={(text) => code.put(index, text)}
            error={code.errorOf(index)}
            width="code"
            spellCheck={false}
            autoFocus={autoFocus && index === 0}
          />
        </div>
      ))}
    </CodeGrid>
  );
}
