// Two groups of a recovery code, typed back from paper: only then does the code exist outside this computer.
import { useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import type { ApiError } from "../ipc/ApiError.ts";
import type { ConfirmRecoveryRequest } from "../ipc/types/ConfirmRecoveryRequest.ts";
import type { FormError } from "../kit/ErrorSummary.tsx";
import { Cluster } from "../kit/Layout.tsx";
import { TextField } from "../kit/TextField.tsx";

/** Two different groups, the smaller index first. */
export function twoGroups(count: number, random: (below: number) => number): [number, number] {
  const first = random(count);
  const second = (first + 1 + random(count - 1)) % count;
  return first < second ? [first, second] : [second, first];
}

const draw = (below: number) => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below;

/** Which groups are asked, what was typed so far, and which of them was refused. */
export function useTwoGroups(count: number) {
  const { t } = useLingui();
  const [first, second] = useMemo(() => twoGroups(count, draw), [count]);
  const [texts, setTexts] = useState({ first: "", second: "" });
  const [errors, setErrors] = useState<FormError[]>([]);
  return {
    first,
    second,
    texts,
    put: (field: "first" | "second", text: string) => setTexts({ ...texts, [field]: text.toUpperCase() }),
    errors,
    errorOf: (field: string) => errors.find((error) => error.field === field)?.text,
    clear: () => setErrors([]),
    request: (): ConfirmRecoveryRequest => ({ first: { index: first, text: texts.first }, second: { index: second, text: texts.second } }),
    /** Says which group was wrong; false when it was refused for another reason. */
    refuse: (error: ApiError): boolean => {
      if (error.code !== "wrong_recovery_code" && error.code !== "invalid_input") return false;
      const place = error.field === "second" ? "second" : "first";
      const wrong = (place === "first" ? first : second) + 1;
      setErrors([{ field: place, text: t`Groep ${wrong} is anders dan op uw blad.` }]);
      return true;
    },
  };
}

export function TwoGroupsFields({ groups }: { groups: ReturnType<typeof useTwoGroups> }) {
  const { t } = useLingui();
  return (
    <Cluster>
      {(["first", "second"] as const).map((field) => (
        <TextField
          key={field}
          id={field}
          label={t`Groep ${groups[field] + 1}`}
          value={groups.texts[field]}
          onChange={(text) => groups.put(field, text)}
          error={groups.errorOf(field)}
          width="code"
          maxLength={6}
          spellCheck={false}
        />
      ))}
    </Cluster>
  );
}
