import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { Button } from "./Button.tsx";
import { RadioGroup } from "./Choice.tsx";
import { PassphraseField } from "./PassphraseField.tsx";

export type Judgement = { acceptable: boolean; score: number; reason: string | null };

type NewPassphraseProps = {
  /** Asks for five words. */
  suggest: () => Promise<{ passphrase: string }>;
  judge: (passphrase: string) => Promise<Judgement>;
  /** The passphrase once it may be used, else an empty text. */
  onChange: (passphrase: string) => void;
  error?: string | undefined;
};

/** A new passphrase: five words are offered first; an own one is measured while it is typed. */
export function NewPassphrase({ suggest, judge, onChange, error }: NewPassphraseProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<"suggested" | "own">("suggested");
  const [words, setWords] = useState("");
  const [own, setOwn] = useState("");
  const [again, setAgain] = useState("");

  const fresh = () => {
    suggest().then(
      (offer) => {
        setWords(offer.passphrase);
        onChange(offer.passphrase);
      },
      () => setKind("own"),
    );
  };
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- five words are fetched once
  useEffect(fresh, []);

  const choose = (next: "suggested" | "own") => {
    setKind(next);
    onChange(next === "suggested" ? words : "");
  };
  return (
    <>
      <RadioGroup
        legend={t`Welke wachtzin neemt u?`}
        options={[
          { value: "suggested", label: t`Vijf woorden van ons`, hint: t`Sterk en te onthouden` },
          { value: "own", label: t`Een eigen zin` },
        ]}
        value={kind}
        onChange={choose}
        tiles
      />
      {kind === "suggested" ? (
        <div className="kit-stack kit-stack--tight">
          <p id="suggested-words" className="kit-words" lang="nl" tabIndex={-1}>
            {words}
          </p>
          <p className="kit-hint">
            <Trans>Maak er een verhaaltje van. Schrijf de woorden op tot u ze kent, en bewaar het papier niet bij de computer.</Trans>
          </p>
          <div>
            <Button kind="quiet" onPress={fresh}>
              <Trans>Andere woorden</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <OwnPassphrase
          value={own}
          again={again}
          judge={judge}
          error={error}
          onChange={(value, repeated, acceptable) => {
            setOwn(value);
            setAgain(repeated);
            onChange(acceptable && value === repeated ? value : "");
          }}
        />
      )}
    </>
  );
}

type OwnPassphraseProps = {
  value: string;
  again: string;
  judge: (passphrase: string) => Promise<Judgement>;
  error?: string | undefined;
  onChange: (value: string, again: string, acceptable: boolean) => void;
};

function OwnPassphrase({ value, again, judge, error, onChange }: OwnPassphraseProps) {
  const { t } = useLingui();
  const [judgement, setJudgement] = useState<Judgement | null>(null);
  const different = again !== "" && again !== value && !value.startsWith(again);

  useEffect(() => {
    if (value === "") {
      setJudgement(null);
      return;
    }
    let latest = true;
    const timer = setTimeout(() => {
      judge(value).then(
        (found) => {
          if (!latest) return;
          setJudgement(found);
          onChange(value, again, found.acceptable);
        },
        () => undefined,
      );
    }, 150);
    return () => {
      latest = false;
      clearTimeout(timer);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- judged again only when the text changes
  }, [value, again]);

  return (
    <>
      <PassphraseField
        id="own-passphrase"
        label={t`Uw wachtzin`}
        hint={t`Een zin van minstens vier woorden die niemand kan raden.`}
        purpose="new-password"
        value={value}
        onChange={(next) => onChange(next, again, false)}
        error={error}
        autoFocus
      />
      <Strength judgement={judgement} />
      <PassphraseField
        id="own-passphrase-again"
        label={t`Nog een keer`}
        purpose="new-password"
        value={again}
        onChange={(next) => onChange(value, next, judgement?.acceptable ?? false)}
        error={different ? t`Dit is niet dezelfde wachtzin.` : undefined}
      />
    </>
  );
}

/** Four steps, in words first. */
function Strength({ judgement }: { judgement: Judgement | null }) {
  const { t } = useLingui();
  const score = judgement ? Math.max(0, Math.min(4, Math.round(judgement.score))) : 0;
  const reasons: Record<string, string> = {
    too_short: t`Nog te kort.`,
    too_easy: t`Nog te makkelijk te raden.`,
  };
  const words = () => {
    if (!judgement) return "";
    if (judgement.acceptable) return score >= 4 ? t`Heel sterk.` : t`Sterk genoeg.`;
    return reasons[judgement.reason ?? ""] ?? t`Nog te makkelijk te raden.`;
  };
  return (
    <div className="kit-stack kit-stack--tight">
      <div className="kit-meter" aria-hidden="true">
        {[1, 2, 3, 4].map((step) => (
          <i key={step} data-on={score >= step || undefined} />
        ))}
      </div>
      <p className="kit-hint" role="status">
        {words()}
      </p>
    </div>
  );
}
