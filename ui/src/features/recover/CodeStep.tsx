import { Trans, useLingui } from "@lingui/react/macro";
import { type ClipboardEvent, useRef, useState } from "react";
import { call } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, CodeGrid, Form } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { TextField } from "../../kit/TextField.tsx";

const GROUPS = 9;
const SIZE = 4;
const tidy = (text: string) => text.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** Nine small fields; each group is checked as soon as it is complete, and pasting the whole code works. */
export function CodeStep({ onBack, onCode }: { onBack: () => void; onCode: (code: string) => void }) {
  const { t } = useLingui();
  const [groups, setGroups] = useState<string[]>(() => Array.from({ length: GROUPS }, () => ""));
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
  const errors = groups.flatMap((_, index) => {
    const text = wrong.has(index) || index === firstEmpty ? errorOf(index) : undefined;
    return text ? [{ field: `group-${index}`, text }] : [];
  });
  const next = () => {
    setTried(true);
    if (groups.every((group) => group.length === SIZE) && wrong.size === 0) onCode(groups.join("-"));
  };
  return (
    <Form onSubmit={next}>
      <PageHeader title={t`Herstel met herstelcode`} lead={t`Typ de negen groepen over van uw herstelblad. Hoofdletters maken niet uit.`} />
      <ErrorSummary errors={tried ? errors : []} />
      <CodeGrid>
        {groups.map((group, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a group is its place in the code
          <div key={index} onPaste={(event) => paste(index, event)}>
            <TextField
              id={`group-${index}`}
              ref={(element) => {
                fields.current[index] = element;
              }}
              label={t`Groep ${index + 1}`}
              value={group}
              onChange={(text) => put(index, text)}
              error={errorOf(index)}
              width="code"
              spellCheck={false}
              autoFocus={index === 0}
            />
          </div>
        ))}
      </CodeGrid>
      <ActionBar>
        <Button type="submit">
          <Trans>Verder</Trans>
        </Button>
        <Button kind="quiet" onPress={onBack}>
          <Trans>Terug</Trans>
        </Button>
      </ActionBar>
    </Form>
  );
}
