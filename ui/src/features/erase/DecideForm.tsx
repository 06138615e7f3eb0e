import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import type { ErasePreviewRequest } from "../../ipc/types/ErasePreviewRequest.ts";
import type { ErasePreviewView } from "../../ipc/types/ErasePreviewView.ts";
import type { EraseRequest } from "../../ipc/types/EraseRequest.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { capital } from "../../parts/terms.ts";
import { useGo } from "../../parts/useGo.ts";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";

type DecideFormProps = { view: ErasePreviewView; what: ErasePreviewRequest };

/** On what ground, and a yes: nothing is erased by one press. */
export function DecideForm({ view, what }: DecideFormProps) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const work = useWork();
  const [basis, setBasis] = useState("");
  const [yes, setYes] = useState(false);
  const [tried, setTried] = useState(0);
  const words = {
    basis: tried > 0 && basis === "" ? t`Kies waarom dit wordt gewist.` : undefined,
    yes: tried > 0 && !yes ? t`Zet het vinkje als u hebt gekeken wat er verdwijnt.` : undefined,
  };
  const send = async () => {
    setTried(tried + 1);
    if (basis === "" || !yes) return;
    const done = await work.run(() => call("erase", { ...what, basis: basis as EraseRequest["basis"], yes }));
    if (!done) return;
    report(done.asked.length > 0 ? t`Het is uit beeld. Stuur nu het verzoek aan wie het ook heeft.` : t`Het is uit beeld.`);
    go(paths.erasures);
  };
  return (
    <Form onSubmit={() => void send()}>
      <ErrorSummary
        attempt={tried}
        errors={[...(words.basis ? [{ field: "erase-basis", text: words.basis }] : []), ...(words.yes ? [{ field: "erase-yes", text: words.yes }] : [])]}
      />
      {work.error && <ErrorState error={work.error} safe={t`Er is niets gewist.`} />}
      <RadioGroup
        id="erase-basis"
        legend={t`Waarom wordt dit gewist?`}
        hint={t`De grond staat in uw vernietigingslijst en gaat mee met het verzoek. De inhoud niet.`}
        options={view.bases.map((option) => ({ value: option.code, label: capital(option.label) }))}
        value={basis}
        onChange={setBasis}
        error={words.basis}
      />
      <Checkbox id="erase-yes" label={t`Ik heb gekeken wat er verdwijnt`} value={yes} onChange={setYes} error={words.yes} />
      <ActionBar>
        <Button type="submit" kind="danger" pending={work.pending}>
          {view.sort === "case" ? t`Vernietig deze zaak` : t`Wis dit`}
        </Button>
        <LinkButton href={paths.case(view.case)} kind="quiet">{t`Terug`}</LinkButton>
      </ActionBar>
    </Form>
  );
}
