import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { time } from "../../i18n/format.ts";
import { errorWording } from "../../ipc/errors.ts";
import { Button } from "../../kit/Button.tsx";
import { Select } from "../../kit/Choice.tsx";
import { Cluster, Quiet, Split, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useRefusal } from "../../parts/refusal.ts";
import { inMinutes, useCheckedIn } from "../../parts/useCheckedIn.ts";

/** How long a visit takes, in minutes. */
const SPANS = ["30", "60", "90", "120"] as const;

/** Who knows that the person is there, and when he calls in. It reminds on this screen and alarms nobody. */
export function CheckIn({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const { away, who, phone, passed, known, later, out, pending, error } = useCheckedIn();
  if (!known) return null;
  if (!away) return <Going key={who} caseId={caseId} who={who} phone={phone} />;
  const by = time(away.back_by);
  return (
    <Stack gap="tight">
      <Notice kind={passed ? "urgent" : "info"} title={t`Ingecheckt: ${who} weet dat u hier bent, tot ${by}`}>
        {away.case !== caseId && <p>{t`U checkte in bij ${away.place}.`}</p>}
        <p>{t`Woonrust herinnert u op dit scherm, ook als de kluis vergrendeld is. Niemand krijgt bericht.`}</p>
      </Notice>
      {error && <ErrorState error={error} safe={t`U staat nog ingecheckt.`} />}
      <Cluster>
        <Button kind="secondary" onPress={out} pending={pending}>
          <Trans>Check uit</Trans>
        </Button>
        <Button kind="quiet" onPress={later}>
          <Trans>Een kwartier later</Trans>
        </Button>
      </Cluster>
    </Stack>
  );
}

type GoingProps = { caseId: string; who: string; phone: string };

function Going({ caseId, who: last, phone: lastPhone }: GoingProps) {
  const { t } = useLingui();
  const refusal = useRefusal();
  const { checkIn, pending, error } = useCheckedIn();
  const [who, setWho] = useState(last);
  const [phone, setPhone] = useState(lastPhone);
  const [span, setSpan] = useState<(typeof SPANS)[number]>("60");
  const [empty, setEmpty] = useState(false);
  const fields: readonly (string | null | undefined)[] = ["who", "phone"];
  const ofField = (field: string) => (error?.field === field ? refusal(error) || errorWording(error).wording : undefined);
  const go = () => {
    setEmpty(who.trim() === "");
    if (who.trim() !== "") void checkIn({ case: caseId, who: who.trim(), phone: phone.trim(), back_by: inMinutes(Number(span)) });
  };
  const spans: Record<(typeof SPANS)[number], string> = { "30": t`een half uur`, "60": t`een uur`, "90": t`anderhalf uur`, "120": t`twee uur` };
  return (
    <Stack gap="tight">
      <Split>
        <TextField id="check-in-who" label={t`Wie weet dat u gaat?`} aside={t`blijft op dit apparaat`} value={who} onChange={setWho} optional error={empty ? t`Vul in wie weet dat u gaat.` : ofField("who")} />
        <TextField id="check-in-phone" type="tel" label={t`Nummer`} value={phone} onChange={setPhone} optional error={ofField("phone")} />
      </Split>
      <Select
        id="check-in-span"
        label={t`Wanneer meldt u zich uiterlijk?`}
        value={span}
        onChange={setSpan}
        options={SPANS.map((value) => ({ value, label: t`over ${spans[value]} (${time(inMinutes(Number(value)))})` }))}
      />
      {error && !fields.includes(error.field) && <ErrorState error={error} safe={t`U bent nog niet ingecheckt.`} />}
      <div>
        <Button kind="secondary" onPress={go} pending={pending}>
          <Trans>Check in</Trans>
        </Button>
      </div>
      <Quiet small>{t`Dit is geen alarm: niemand krijgt bericht. Als de tijd om is, zegt Woonrust op dit scherm wie u belt, zolang het programma open is.`}</Quiet>
    </Stack>
  );
}
