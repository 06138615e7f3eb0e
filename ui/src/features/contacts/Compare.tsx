import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ApiError } from "../../ipc/ApiError.ts";
import { call } from "../../ipc/call.ts";
import type { ContactView } from "../../ipc/types/ContactView.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { ErrorSummary, type FormError } from "../../kit/ErrorSummary.tsx";
import { ActionBar, Form, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { FingerprintForms } from "../../parts/FingerprintForms.tsx";
import { useWork } from "../../parts/useWork.ts";

type Way = "" | "together" | "phone" | "video";
type Method = "type" | "tick";

/** The same groups or words, read aloud by the person himself: typed as heard, or ticked when all were the same. */
export function Compare({ contact }: { contact: ContactView }) {
  const { t } = useLingui();
  const work = useWork();
  const { report } = useUndoableResult();
  const [way, setWay] = useState<Way>("");
  const [method, setMethod] = useState<Method>("type");
  const [typed, setTyped] = useState("");
  const [same, setSame] = useState(false);
  const [tried, setTried] = useState(false);
  const ways = { together: t`We zaten bij elkaar`, phone: t`Ik belde op een nummer dat ik al kende`, video: t`We zagen elkaar in een videogesprek` };
  const differs = work.error?.code === "fingerprint_differs";
  const errors: FormError[] = !tried
    ? []
    : [
        ...(way === "" ? [{ field: "way", text: t`Kies hoe u vergeleek.` }] : []),
        ...(method === "type" && typed.trim() === "" ? [{ field: "typed", text: t`Typ de zes groepen die u hoort.` }] : []),
        ...(method === "tick" && !same ? [{ field: "same", text: t`Zet pas een vinkje als alles gelijk is.` }] : []),
      ];
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.text;
  const send = async () => {
    setTried(true);
    if (way === "" || (method === "type" ? typed.trim() === "" : !same)) return;
    const fingerprint = method === "type" ? typed : contact.fingerprint;
    const done = await work.run(() => call("verify_contact", { contact: contact.contact, fingerprint, how: ways[way] }));
    if (done) report(t`Vingerafdruk van ${contact.name} vergeleken.`);
  };
  return (
    <Section title={t`Vergelijk de vingerafdruk`}>
      <Form onSubmit={() => void send()}>
        <ErrorSummary errors={errors} />
        <ol className="kit-bullets kit-bullets--numbered">
          <li>{t`Spreek ${contact.name} zelf: bij elkaar, of op een nummer dat u al kende. Gebruik niet het nummer uit dezelfde mail als de kaart.`}</li>
          <li>{t`Vraag ${contact.name} om in Woonrust bij Contacten de eigen vingerafdruk voor te lezen.`}</li>
          <li>
            <Trans>Zijn alle zes groepen gelijk, of alle elf woorden, dan is de kaart echt. Bij elkaar kan het ook met de QR-code.</Trans>
          </li>
        </ol>
        {differs && (
          <Notice kind="urgent" live="alert" title={t`De vingerafdruk is anders`}>
            <p>{t`Er is niets vastgelegd. Verkeerd verstaan? Lees samen groep voor groep nog eens: een B lijkt op een D, een M op een N.`}</p>
            <p>{t`Blijft hij anders, dan is de kaart niet van ${contact.name}. Deel niets en vraag om een nieuwe kaart, van hand tot hand.`}</p>
          </Notice>
        )}
        {work.error && !differs && <ErrorState error={ApiError.from(work.error)} safe={t`Er is niets vastgelegd.`} />}
        <RadioGroup
          id="way"
          legend={t`Hoe spreekt u elkaar?`}
          tiles
          value={way}
          onChange={setWay}
          error={errorOf("way")}
          options={[
            { value: "together", label: ways.together },
            { value: "phone", label: ways.phone },
            { value: "video", label: ways.video },
          ]}
        />
        <RadioGroup
          legend={t`Hoe vergelijkt u?`}
          tiles
          value={method}
          onChange={setMethod}
          options={[
            { value: "type", label: t`Ik typ wat de ander voorleest`, hint: t`Het zekerst` },
            { value: "tick", label: t`Ik kijk mee en vink af` },
          ]}
        />
        {method === "type" ? (
          <TextField
            id="typed"
            label={t`Zes groepen van vier`}
            hint={t`Hoofdletters, spaties en streepjes maken niet uit. De elf woorden typen mag ook, of wat een scanner van de QR-code leest.`}
            value={typed}
            onChange={setTyped}
            error={errorOf("typed")}
            spellCheck={false}
          />
        ) : (
          <Stack>
            <FingerprintForms contact={contact} label={t`Vingerafdruk van ${contact.name}`} />
            <Checkbox id="same" label={t`Alles is gelijk`} value={same} onChange={setSame} error={errorOf("same")} />
          </Stack>
        )}
        <ActionBar>
          <Button type="submit" pending={work.pending}>
            <Trans>Leg vast: de vingerafdruk klopt</Trans>
          </Button>
        </ActionBar>
      </Form>
    </Section>
  );
}
