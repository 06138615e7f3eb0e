import { useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { TextField } from "./TextField.tsx";

export type Command = { key: string; title: string; detail?: string };
export type CommandGroup<C extends Command> = { title: string; commands: readonly C[] };

type CommandListProps<C extends Command> = {
  label: string;
  query: string;
  onQuery: (query: string) => void;
  groups: readonly CommandGroup<C>[];
  onChoose: (command: C) => void;
  /** Said when nothing fits what was typed. */
  nothing: string;
};

/** One field with what fits under it: arrows walk, Enter chooses, a finger or mouse chooses too. The focus stays in the field. */
export function CommandList<C extends Command>({ label, query, onQuery, groups, onChoose, nothing }: CommandListProps<C>) {
  const { t } = useLingui();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const all = groups.flatMap((group) => group.commands);
  const active = Math.min(at, all.length - 1);
  const optionId = (command: Command) => `${id}-${command.key}`;
  const chosen = all[active];

  useEffect(() => setAt(0), [query]);
  useEffect(() => {
    if (chosen) document.getElementById(optionId(chosen))?.scrollIntoView?.({ block: "nearest" });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the id follows from the command
  }, [chosen?.key]);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: all.length - 1 };
    const next = steps[event.key];
    if (event.altKey || event.ctrlKey || event.metaKey || all.length === 0) return;
    if (event.key === "Enter" && chosen) onChoose(chosen);
    else if (next !== undefined && (event.key.startsWith("Arrow") || query === "")) setAt((next + all.length) % all.length);
    else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of its field arrive here
    <div className="kit-commands" ref={box} onKeyDown={onKeyDown}>
      <TextField
        type="search"
        label={label}
        value={query}
        onChange={onQuery}
        spellCheck={false}
        autoFocus
        list={{ id: `${id}-list`, active: chosen ? optionId(chosen) : undefined }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="kit-commands__list">
        {groups
          .filter((group) => group.commands.length > 0)
          .map((group) => (
            <div key={group.title} role="group" aria-label={group.title}>
              <div className="kit-commands__group" aria-hidden="true">
                {group.title}
              </div>
              {group.commands.map((command) => (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field holds the focus and hears the keys
                <div
                  key={command.key}
                  id={optionId(command)}
                  role="option"
                  aria-selected={command === chosen}
                  className="kit-commands__option"
                  onPointerMove={() => setAt(all.indexOf(command))}
                  onClick={() => onChoose(command)}
                >
                  <span>{command.title}</span>
                  {command.detail && <span className="kit-quiet kit-small">{command.detail}</span>}
                </div>
              ))}
            </div>
          ))}
      </div>
      <p className="kit-hint" role="status">
        {all.length === 0 ? nothing : t`Kies met de pijltjes en Enter, of tik.`}
      </p>
    </div>
  );
}
