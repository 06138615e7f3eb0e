import { Trans, useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { Button } from "../../kit/Button.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { TextArea, TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { bareKind } from "../../parts/bareKind.ts";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useConsequence } from "../../parts/Consequence.tsx";
import { FixRecord } from "../../parts/FixRecord.tsx";
import { Refused, type UnsavedChange } from "../../parts/Refused.tsx";
import { TakeBack } from "../../parts/TakeBack.tsx";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useDo } from "../../parts/useDo.ts";
import { RestrictEntry } from "./RestrictEntry.tsx";

export type EntryForm = "edit" | "describe" | "finish" | "withdraw" | "restore" | "correct" | "restrict";
type FormProps = { item: TimelineItemView; onClose: () => void };
/** Forms after which nothing can be saved any more lead to what was typed and not saved. */
type LastProps = FormProps & { onOpen: (change: UnsavedChange) => void };

export function EntryForms({ form, item, onClose, onOpen }: LastProps & { form: EntryForm }) {
  switch (form) {
    case "edit":
      return <FixRecord record={item.record} caseId={item.case} onClose={onClose} />;
    case "describe":
      return <DescribePhoto item={item} onClose={onClose} />;
    case "withdraw":
      return <WithdrawEntry item={item} onClose={onClose} onOpen={onOpen} />;
    case "correct":
      return <Correct item={item} onClose={onClose} />;
    case "restrict":
      return <RestrictEntry item={item} onClose={onClose} />;
    case "finish":
    case "restore":
      return <Confirm form={form} item={item} onClose={onClose} onOpen={onOpen} />;
  }
}

function Correct({ item, onClose }: FormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ text: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er anders is.`)) }),
    initial: { text: "" },
    draft: { kind: "addendum", target: item.record },
    prefix: `correct-${item.record}-`,
    call: "add_addendum",
    request: (values) => ({ record: item.record, text: values.text.trim() }),
    done: (_, __, undo) => {
      report(t`Correctie toegevoegd.`, undo);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Voeg correctie toe`} onCancel={onClose}>
      <TextArea
        {...form.field("text")}
        label={t`Wat is er anders?`}
        hint={t`De eerste tekst blijft staan. Uw correctie komt ernaast, met uw naam. Wie de tekst mag zien, mag ook de correctie zien.`}
        rows={3}
        autoFocus
      />
    </CheckedFormFrame>
  );
}

function WithdrawEntry({ item, onClose, onOpen }: LastProps) {
  const { t } = useLingui();
  return <TakeBack record={item.record} told={t`Teruggenomen. Het staat niet meer op de tijdlijn.`} onClose={onClose} onOpen={onOpen} />;
}

function DescribePhoto({ item, onClose }: FormProps) {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const form = useCheckedForm({
    schema: object({ alt: pipe(string(), trim(), nonEmpty(t`Schrijf op wat er te zien is.`)) }),
    initial: { alt: item.photo?.alt ?? "" },
    stored: true,
    draft: { kind: "describe_photo", target: item.record },
    prefix: `describe-${item.record}-`,
    call: "describe_photo",
    request: (values) => ({ photo: item.record, alt: values.alt.trim(), taken_at: item.photo?.taken_at ?? null }),
    done: () => {
      report(t`Beschrijving bewaard.`);
      onClose();
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar beschrijving`} onCancel={onClose}>
      <TextField {...form.field("alt")} label={t`Wat is te zien?`} hint={t`Schrijf op wat er te zien is. Zonder beschrijving kunt u de foto niet delen of afdrukken.`} autoFocus />
    </CheckedFormFrame>
  );
}

/** Finishing cannot be undone, so it is asked once more, in place. */
function Confirm({ form, item, onClose, onOpen }: LastProps & { form: "finish" | "restore" }) {
  const { t } = useLingui();
  const consequence = useConsequence();
  const { run, pending, error } = useDo();
  const { record } = item;
  const visit = bareKind(item.kind) === "visit";
  const go = async () => {
    const done =
      form === "restore"
        ? await run("restore_entry", { record }, { text: t`Teruggezet.` })
        : visit
          ? await run("finish_visit", { visit: record }, { text: t`Huisbezoek afgerond.` })
          : await run("finish_entry", { record }, { text: t`Afgerond.` });
    if (done) onClose();
  };
  return (
    <Stack gap="tight">
      <p>
        {form === "restore" && <Trans>Het komt weer op de tijdlijn te staan.</Trans>}
        {form === "finish" && visit && <Trans>U rondt het bezoek af met alles wat u erbij schreef.</Trans>} {form === "finish" && consequence("finish_entry")}
      </p>
      {error && <Refused error={error} onOpen={onOpen} />}
      <Cluster>
        <Button onPress={() => void go()} pending={pending !== null} autoFocus>
          {form === "restore" ? t`Zet terug` : t`Rond af`}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          <Trans>Terug</Trans>
        </Button>
      </Cluster>
    </Stack>
  );
}
