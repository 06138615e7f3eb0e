// What the core refused, with the way out when something that was typed stands in between.
import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { ApiError } from "../ipc/ApiError.ts";
import { Button, LinkButton } from "../kit/Button.tsx";
import { AlertDialog } from "../kit/Dialog.tsx";
import { Cluster } from "../kit/Layout.tsx";
import { Notice } from "../kit/Notice.tsx";
import { ErrorState } from "../kit/States.tsx";
import { paths } from "../paths.ts";
import { useRefusal } from "./refusal.ts";
import { useDo } from "./useDo.ts";

/** A text of an entry that was changed and not saved. */
export type UnsavedChange = { record: string; form: "edit" | "describe" };

type RefusedProps = {
  error: ApiError;
  safe?: string;
  /** Opens the form of an entry on this page; without it the timeline is opened. */
  onOpen?: ((change: UnsavedChange) => void) | undefined;
};

/** An error; one about an unsaved text leads to that text. */
export function Refused({ error, safe, onOpen }: RefusedProps) {
  const { t } = useLingui();
  const refusal = useRefusal()(error);
  if (error.code === "unsaved_draft") return <Unsaved key={error.params.target} params={error.params} onOpen={onOpen} />;
  if (refusal !== "") {
    return (
      <Notice kind="attention" live="alert" title={refusal}>
        <p>{t`Er is niets gewijzigd. Wat u typte staat er nog.`}</p>
      </Notice>
    );
  }
  return <ErrorState error={error} {...(safe === undefined ? {} : { safe })} />;
}

const forms: Record<string, UnsavedChange["form"]> = { edit_entry: "edit", describe_photo: "describe" };

function Unsaved({ params, onOpen }: { params: ApiError["params"]; onOpen: RefusedProps["onOpen"] }) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  const [asking, setAsking] = useState(false);
  const [gone, setGone] = useState(false);
  const { form_kind = "", target = "", case: caseId = "", record = "" } = params;
  const form = forms[form_kind];
  const discard = async () => {
    const done = await run("discard_draft", { form_kind, target }, { text: t`De tekst is weggegooid.` });
    setAsking(false);
    if (done) setGone(true);
  };
  if (gone) return <Notice live="status" title={t`De tekst is weg. U kunt nu verder.`} />;
  return (
    <>
      <Notice
        kind="attention"
        live="alert"
        title={t`Hier staat nog een tekst die u niet hebt bewaard`}
        action={
          <Cluster>
            {form && onOpen ? (
              <Button kind="secondary" onPress={() => onOpen({ record, form })}>{t`Ga verder met de tekst`}</Button>
            ) : (
              <LinkButton kind="secondary" href={form ? paths.entry(caseId, record, form) : paths.visit(caseId, record)}>{t`Ga verder met de tekst`}</LinkButton>
            )}
            <Button kind="quiet" onPress={() => setAsking(true)}>{t`Gooi de tekst weg`}</Button>
          </Cluster>
        }
      >
        <p>{t`Er is niets gewijzigd en niets kwijt. Bewaar die tekst eerst, of gooi hem weg.`}</p>
      </Notice>
      {error && <ErrorState error={error} />}
      <AlertDialog
        open={asking}
        danger
        title={t`Tekst weggooien?`}
        confirm={t`Gooi weg`}
        pending={pending !== null}
        onClose={() => setAsking(false)}
        onConfirm={() => void discard()}
      >
        {t`Wat u typte en niet bewaarde is dan weg. Wat bewaard is, blijft.`}
      </AlertDialog>
    </>
  );
}
