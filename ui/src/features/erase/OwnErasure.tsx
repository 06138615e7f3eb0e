import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { ErasureView } from "../../ipc/types/ErasureView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { capital } from "../../parts/terms.ts";
import { useDo } from "../../parts/useDo.ts";
import { useErasureWords } from "./useErasureWords.ts";

/** What was decided here, and who was asked: what each answered, and who did not. */
export function OwnErasure({ erasure }: { erasure: ErasureView }) {
  const { t } = useLingui();
  const { title, state } = useErasureWords();
  const { run, pending, error } = useDo();
  const recall = () => run("recall_erasure", { erasure: erasure.erasure }, { text: t`Teruggenomen. Alles staat weer waar het stond.` });
  return (
    <Stack>
      <h3>{title(erasure)}</h3>
      <SummaryList
        rows={[
          { key: "state", label: t`Hoe ver`, value: state(erasure) },
          { key: "basis", label: t`Waarom`, value: capital(erasure.basis) },
          { key: "since", label: t`Besloten op`, value: dayTime(erasure.since) },
        ]}
      />
      <Parties erasure={erasure} />
      {error && <ErrorState error={error} safe={t`Er is niets gewijzigd.`} />}
      {erasure.may_recall && (
        <div>
          <Button kind="secondary" onPress={() => void recall()} pending={pending !== null} context={title(erasure)}>{t`Neem terug`}</Button>
        </div>
      )}
    </Stack>
  );
}

/** Everyone who was asked. */
export function Parties({ erasure }: { erasure: ErasureView }) {
  const { t } = useLingui();
  const { answer } = useErasureWords();
  if (erasure.parties.length === 0) return null;
  return (
    <PlainList
      label={t`Gevraagd aan`}
      items={erasure.parties.map((party) => ({
        key: party.contact,
        content: (
          <>
            <strong>{party.name}</strong> {party.answer === null ? <StatusTag tone="todo">{answer(party)}</StatusTag> : answer(party)}
          </>
        ),
      }))}
    />
  );
}
