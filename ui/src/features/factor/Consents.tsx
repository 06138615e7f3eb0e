import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { ConsentView } from "../../ipc/types/ConsentView.ts";
import { Button } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { useDo } from "../../parts/useDo.ts";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { type GuideCode, isFactor } from "./guideCode.ts";

type ConsentsProps = {
  caseId: string;
  code: GuideCode;
  consents: readonly ConsentView[];
  /** The answers that stand here; whoever agrees, agrees with these. */
  content: string;
  /** The factor keeps agreement beside its answers. */
  answered?: boolean;
  /** The case takes changes. */
  open: boolean;
};

/** Who agrees with the answers as they stand: each partner himself, or written down for him. */
export function Consents({ caseId, code, consents, content, answered = false, open }: ConsentsProps) {
  const { t } = useLingui();
  const { run, pending, error } = useDo();
  if (consents.length === 0) return null;
  const told = { text: t`Vastgelegd: uw organisatie is het hiermee eens.` };
  const agree = () =>
    void (isFactor(code) && answered
      ? run("confirm_factor", { case: caseId, factor: code, content }, told)
      : run("confirm_guide", { case: caseId, code, partner: null, how: "", content }, told));
  return (
    <Section title={t`Wie is het hiermee eens?`}>
      <Stack gap="tight">
        <p className="kit-quiet">{t`Het gaat om de antwoorden zoals ze er nu staan. Verandert er een, dan vraagt Woonrust het opnieuw.`}</p>
        {error && <ErrorState error={error} />}
        <PlainList
          label={t`Wie is het hiermee eens?`}
          items={consents.map((consent) => ({
            key: consent.partner,
            content: <Consent caseId={caseId} code={code} consent={consent} content={content} open={open} onAgree={agree} pending={pending !== null} />,
          }))}
        />
      </Stack>
    </Section>
  );
}

type OneProps = { caseId: string; code: GuideCode; consent: ConsentView; content: string; open: boolean; onAgree: () => void; pending: boolean };

function Consent({ caseId, code, consent, content, open, onAgree, pending }: OneProps) {
  const { t } = useLingui();
  const draft = `agree_${code}`;
  const [writing, setWriting] = useOpenForm({ agree: draft }, consent.partner);
  const asks = open && consent.state !== "himself" && consent.state !== "on_behalf";
  return (
    <Stack gap="tight">
      <div>
        <strong>{consent.own ? t`${consent.name} (u)` : consent.name}</strong> <ConsentState consent={consent} />
        {consent.how && <div className="kit-quiet kit-small">{consent.author ? t`${consent.how} (vastgelegd door ${consent.author})` : consent.how}</div>}
      </div>
      {asks && consent.own && (
        <Button kind="secondary" onPress={onAgree} pending={pending}>
          {t`Wij zijn het hiermee eens`}
        </Button>
      )}
      {asks && !consent.own && !writing && (
        <Button kind="quiet" onPress={() => setWriting("agree")} context={consent.name}>
          {t`Leg akkoord vast`}
        </Button>
      )}
      {asks && writing && (
        <AskForm
          draft={{ kind: draft, target: `${caseId}:${consent.partner}` }}
          ask={[{ name: "how", label: t`Hoe en wanneer zei deze partner ja?`, hint: t`Bijvoorbeeld: in het overleg van 12 november.`, needed: t`Schrijf op hoe en wanneer.` }]}
          call="confirm_guide"
          request={({ how }) => ({ case: caseId, code, partner: consent.partner, how, content })}
          submit={t`Leg akkoord vast`}
          told={t`Vastgelegd: ${consent.name} is het ermee eens.`}
          onDone={() => setWriting(null)}
          onCancel={() => setWriting(null)}
        />
      )}
    </Stack>
  );
}

function ConsentState({ consent }: { consent: ConsentView }) {
  const { t } = useLingui();
  const at = consent.at ? ` ${day(consent.at)}` : "";
  switch (consent.state) {
    case "himself":
      return <Quiet>{t`eens, zelf bevestigd`}{at}</Quiet>;
    case "on_behalf":
      return <Quiet>{t`eens, namens deze partner vastgelegd`}{at}</Quiet>;
    case "earlier":
      return <StatusTag tone="attention">{t`eens met eerdere antwoorden`}</StatusTag>;
    case "none":
      return <StatusTag tone="todo">{t`nog niet gevraagd`}</StatusTag>;
  }
}
