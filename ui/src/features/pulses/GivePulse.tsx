import { useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { RadioGroup, Select } from "../../kit/Choice.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { ownerOptions } from "../../parts/owners.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useScoreWords } from "./scoreWords.ts";

/** A score and a line; for a partner without Woonrust when he said so. */
export function GivePulse({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const words = useScoreWords();
  const own = view.partners.find((partner) => partner.own)?.record ?? "";
  const speakers = view.partners.filter((partner) => partner.state === "active" && (partner.own || partner.contact === null));
  const form = useCheckedForm({
    schema: object({ partner: string(), score: pipe(string(), nonEmpty(t`Kies een cijfer.`)), text: string() }),
    initial: { partner: own, score: "", text: "" },
    draft: { kind: "pulse", target: view.case },
    prefix: "pulse-",
    call: "give_pulse",
    request: (values) => ({ case: view.case, partner: values.partner === own ? null : values.partner, score: Number(values.score), text: values.text.trim() }),
    done: (_, __, undo) => {
      report(t`Dank u. Uw antwoord telt mee voor de groep.`, undo);
      onDone();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Geef antwoord`}>
      {speakers.length > 1 && (
        <Select {...form.field("partner")} label={t`Van wie?`} hint={t`Wie Woonrust gebruikt, geeft zelf antwoord.`} options={ownerOptions(speakers, t`Van uzelf`)} />
      )}
      <RadioGroup {...form.field("score")} legend={t`Hoe gaat de samenwerking nu?`} options={[1, 2, 3, 4, 5].map((score) => ({ value: String(score), label: words(score) }))} />
      <TextField {...form.field("text")} label={t`In één regel`} hint={t`Bij een laag cijfer leest de groep deze regel, zonder uw naam.`} optional />
    </CheckedFormFrame>
  );
}
