import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { day } from "../i18n/format.ts";
import type { AttentionPointView } from "../ipc/types/AttentionPointView.ts";
import { Button } from "../kit/Button.tsx";
import { Disclosure } from "../kit/Disclosure.tsx";
import { Cluster, Quiet, Stack } from "../kit/Layout.tsx";
import { Notice } from "../kit/Notice.tsx";
import { SnoozeForm } from "./SnoozeForm.tsx";
import { RecordLinks } from "./RecordLinks.tsx";
import { StepLink } from "./StepLink.tsx";
import { capital, useTerms } from "./terms.ts";
import { useOpenForm } from "./useOpenForm.ts";

type AttentionPointProps = {
  caseId: string;
  point: AttentionPointView;
  /** The case takes changes: steps and postponing are offered. */
  open: boolean;
  /** What stands before it in a list over cases. */
  head?: ReactNode;
};

/** A rule that speaks: what stands open, why that matters, what it rests on, what now, and later with a reason. */
export function AttentionPoint({ caseId, point, open, head }: AttentionPointProps) {
  const { t } = useLingui();
  const { message } = point;
  const [later, setLater] = useOpenForm({ later: "snooze" }, `${point.rule}:${point.subject ?? ""}`);
  return (
    <Notice
      kind={point.level}
      title={message.text}
      action={
        open && (
          <Stack gap="tight">
            <Cluster>
              <StepLink caseId={caseId} step={point.step} context={message.text} />
              {point.snooze_at_most && !later && (
                <Button kind="quiet" onPress={() => setLater("later")} context={message.text}>
                  {t`Later, omdat…`}
                </Button>
              )}
            </Cluster>
            {later && <SnoozeForm caseId={caseId} point={point} onClose={() => setLater(null)} />}
          </Stack>
        )
      }
    >
      <Stack gap="tight">
        {head}
        <Standing point={point} />
        <Disclosure title={t`Waarom ziet u dit?`}>
          <Why caseId={caseId} point={point} />
        </Disclosure>
      </Stack>
    </Notice>
  );
}

/** How long, how sure, and whether it was put off before. */
function Standing({ point }: { point: AttentionPointView }) {
  const { t } = useLingui();
  const words = [
    point.days > 0 && plural(point.days, { one: "sinds # dag", other: "sinds # dagen" }),
    point.known_until && t`voor zover bekend op ${day(point.known_until)}`,
    point.snoozed_until && t`uitgesteld tot ${day(point.snoozed_until)}: ${point.snooze_reason}`,
    point.postponed_again && t`voor de tweede keer uitgesteld`,
  ].filter(Boolean);
  if (words.length === 0) return null;
  return <Quiet small>{capital(words.join(" · "))}</Quiet>;
}

function Why({ caseId, point }: { caseId: string; point: AttentionPointView }) {
  const { t } = useLingui();
  const name = useDetected();
  const detects = point.detects.map(name).filter(Boolean).join(", ");
  return (
    <Stack gap="tight">
      <p>{point.why}</p>
      {detects && <p className="kit-quiet">{t`Hoort bij: ${detects}.`}</p>}
      {point.who.length > 0 && <p className="kit-quiet">{t`Voor: ${point.who.join(", ")}.`}</p>}
      {point.lowered && <p className="kit-quiet">{t`Dit weegt minder zwaar, omdat het laatste bestand van deze partner al ouder is.`}</p>}
      <RecordLinks caseId={caseId} links={point.message.records} label={t`Waar dit op rust`} />
      <Quiet small>{t`Regel ${point.rule}: ${point.name}`}</Quiet>
    </Stack>
  );
}

/** The name of what a rule points to: a factor, pitfall, need, or one of the few other things. */
function useDetected(): (code: string) => string {
  const { label } = useTerms();
  return (code) => {
    if (code.startsWith("sf")) return label("factor", code);
    if (code.startsWith("vk")) return label("pitfall", code);
    if (code.startsWith("bh")) return label("partner_need", code);
    return label("detects", code);
  };
}
