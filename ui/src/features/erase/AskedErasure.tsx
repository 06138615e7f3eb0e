import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { call } from "../../ipc/call.ts";
import type { ErasureView } from "../../ipc/types/ErasureView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Checkbox } from "../../kit/Choice.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Cluster, Form, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { recordName } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";
import { Parties } from "./OwnErasure.tsx";
import { useErasureWords } from "./useErasureWords.ts";

/** What somebody else asks to erase: a person here agrees, or refuses and says why. */
export function AskedErasure({ erasure }: { erasure: ErasureView }) {
  const { t } = useLingui();
  const { title, state } = useErasureWords();
  const [open, setOpen] = useState<"agree" | "refuse" | null>(null);
  const parts = erasure.parts.map((part) => capital(recordName(part)));
  const { by, words, records: count } = erasure;
  const where = erasure.address || (erasure.case === null ? t`niet bij u` : "");
  const undecided = erasure.state === "asked" || erasure.state === "refused";
  return (
    <Stack>
      <h3>{title(erasure)}</h3>
      <SummaryList
        rows={[
          { key: "by", label: t`Gevraagd door`, value: erasure.by },
          { key: "where", label: t`Zaak`, value: [erasure.number, where].filter(Boolean).join(", ") },
          ...(parts.length > 0 ? [{ key: "what", label: t`Wat`, value: parts.join("; ") }] : []),
          ...(words.length > 0 ? [{ key: "words", label: t`Welke woorden`, value: <Words words={words} /> }] : []),
          ...(erasure.sort === "case" && count > 0 ? [{ key: "size", label: t`Hoeveel`, value: plural(count, { one: "# onderdeel", other: "# onderdelen" }) }] : []),
          { key: "basis", label: t`Waarom`, value: capital(erasure.basis) },
          { key: "since", label: t`Binnengekomen op`, value: dayTime(erasure.since) },
          { key: "state", label: t`Hoe ver`, value: state(erasure) },
          ...(erasure.reason ? [{ key: "reason", label: t`Uw reden`, value: erasure.reason }] : []),
        ]}
      />
      <Parties erasure={erasure} />
      {erasure.state === "asked" && !erasure.may_agree && (
        <p>{t`Dit kan hier niet worden uitgevoerd. Het gaat verder dan de genoemde zaak, of het is niet los te wissen. Er is niets gewist. Weiger het en vraag ${by} wat de bedoeling is.`}</p>
      )}
      {undecided && open === null && (
        <Cluster>
          {erasure.case !== null && <TextLink href={paths.case(erasure.case)} context={title(erasure)}>{t`Bekijk de zaak`}</TextLink>}
          {erasure.may_agree && <Button kind="secondary" onPress={() => setOpen("agree")} context={title(erasure)}>{t`Wis het ook hier…`}</Button>}
          {erasure.state === "asked" && <Button kind="quiet" onPress={() => setOpen("refuse")} context={title(erasure)}>{t`Weiger…`}</Button>}
        </Cluster>
      )}
      {open === "agree" && <Agree erasure={erasure} onClose={() => setOpen(null)} />}
      {open === "refuse" && <Refuse erasure={erasure} onClose={() => setOpen(null)} />}
    </Stack>
  );
}

/** Field by field what would go, as long as it is here. */
function Words({ words }: { words: ErasureView["words"] }) {
  return (
    <>
      {words.map((one) => (
        <div key={`${one.record}${one.label}${one.text}`}>{[capital(one.label), one.text].filter(Boolean).join(": ")}</div>
      ))}
    </>
  );
}

type AnswerProps = { erasure: ErasureView; onClose: () => void };

function Agree({ erasure, onClose }: AnswerProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const work = useWork();
  const [yes, setYes] = useState(false);
  const [tried, setTried] = useState(0);
  const id = `agree-${erasure.erasure}`;
  const error = tried > 0 && !yes ? t`Zet het vinkje als u hebt gekeken wat er verdwijnt.` : undefined;
  const send = async () => {
    setTried(tried + 1);
    if (!yes) return;
    const done = await work.run(() => call("answer_erasure", { erasure: erasure.erasure, agree: true, reason: "", yes }));
    if (!done) return;
    report(t`Het is uit beeld. Uw antwoord gaat mee met uw volgende bestand.`);
    onClose();
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary attempt={tried} errors={error ? [{ field: id, text: error }] : []} />
      {work.error && <ErrorState error={work.error} safe={t`Er is niets gewist.`} />}
      <p>{t`Het is dan meteen uit beeld en wordt later definitief gewist. Een ja kunt u niet terugnemen. Wie het van u kreeg, wordt hetzelfde gevraagd.`}</p>
      <Checkbox id={id} label={t`Ik heb gekeken wat er verdwijnt`} value={yes} onChange={setYes} error={error} />
      <ActionBar>
        <Button type="submit" kind="danger" pending={work.pending}>{t`Wis het ook hier`}</Button>
        <Button kind="quiet" onPress={onClose}>{t`Terug`}</Button>
      </ActionBar>
    </Form>
  );
}

function Refuse({ erasure, onClose }: AnswerProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const work = useWork();
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(0);
  const id = `refuse-${erasure.erasure}`;
  const error = tried > 0 && reason.trim() === "" ? t`Schrijf op waarom u het bewaart.` : undefined;
  const by = erasure.by;
  const send = async () => {
    setTried(tried + 1);
    if (reason.trim() === "") return;
    const done = await work.run(() => call("answer_erasure", { erasure: erasure.erasure, agree: false, reason: reason.trim(), yes: false }));
    if (!done) return;
    report(t`Geweigerd. Uw antwoord gaat mee met uw volgende bestand.`);
    onClose();
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary attempt={tried} errors={error ? [{ field: id, text: error }] : []} />
      {work.error && <ErrorState error={work.error} safe={t`Er is niets gewijzigd.`} />}
      <TextArea id={id} label={t`Waarom bewaart u het?`} hint={t`${by} leest uw reden. Schrijf er niets in over de bewoner.`} value={reason} onChange={setReason} error={error} autoFocus />
      <ActionBar>
        <Button type="submit" pending={work.pending}>{t`Weiger`}</Button>
        <Button kind="quiet" onPress={onClose}>{t`Terug`}</Button>
      </ActionBar>
    </Form>
  );
}
