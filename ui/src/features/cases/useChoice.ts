import { useState } from "react";

/** What the page about sharing shows at once. */
export const MOST_TOGETHER = 40;

type Choice = {
  /** Null when nobody is choosing. */
  chosen: ReadonlySet<string> | null;
  /** More were meant than go together. */
  full: boolean;
  start: () => void;
  stop: () => void;
  /** One is turned over; of several all are taken. */
  choose: (cases: readonly string[]) => void;
};

/** The cases that are chosen in the list. */
export function useChoice(): Choice {
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [full, setFull] = useState(false);
  const choose = (cases: readonly string[]) => {
    const [one] = cases;
    const before = chosen ?? new Set<string>();
    if (cases.length === 1 && one !== undefined && before.has(one)) {
      setChosen(new Set([...before].filter((other) => other !== one)));
      setFull(false);
      return;
    }
    const all = [...new Set([...before, ...cases])];
    setChosen(new Set(all.slice(0, MOST_TOGETHER)));
    setFull(all.length > MOST_TOGETHER);
  };
  const begin = (next: ReadonlySet<string> | null) => () => {
    setChosen(next);
    setFull(false);
  };
  return { chosen, full, start: begin(new Set()), stop: begin(null), choose };
}
