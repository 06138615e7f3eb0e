import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { day } from "../../i18n/format.ts";
import type { LinkView } from "../../ipc/types/LinkView.ts";
import type { OverrideView } from "../../ipc/types/OverrideView.ts";
import type { StepView } from "../../ipc/types/StepView.ts";
import { useDensity } from "../../kit/display.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";
import { StepLink } from "../../parts/StepLink.tsx";

/** One thing that led to the status: in words, with the records behind it and what a person can do about it. */
export type Reason = { text: string; links?: readonly LinkView[]; step?: StepView };

type StatusProps = {
  caseId: string;
  /** The state in words. */
  status: ReactNode;
  /** What that state means, while no person decided otherwise. */
  meaning?: string;
  overridden: OverrideView | null;
  /** What follows from the data, in words. */
  computed: string;
  missing: readonly Reason[];
  because: readonly Reason[];
};

/** The state of a factor, pitfall or need, and why it has it. */
export function Status({ caseId, status, meaning, overridden, computed, missing, because }: StatusProps) {
  const { t } = useLingui();
  const touch = useDensity() === "on_the_road";
  return (
    <Section title={t`Status`}>
      <Stack gap="tight">
        <p>
          {status} <Quiet>{overridden ? "" : meaning}</Quiet>
        </p>
        {overridden && (
          <Notice title={t`${overridden.author} beoordeelde dit anders op ${day(overridden.at)}`}>
            <p>{overridden.reason}</p>
            <p>
              <Trans>Uit de gegevens volgt: {computed}.</Trans>
            </p>
          </Notice>
        )}
        <Disclosure title={t`Waarom deze status?`} open={!touch && missing.length > 0 && missing.length < 4}>
          <Stack>
            {missing.length > 0 && <Group caseId={caseId} title={t`Dit ontbreekt nog`} reasons={missing} />}
            {because.length > 0 && <Group caseId={caseId} title={t`Dit is er`} reasons={because} />}
            {missing.length + because.length === 0 && <p>{t`Er is nog niets vastgelegd.`}</p>}
          </Stack>
        </Disclosure>
      </Stack>
    </Section>
  );
}

function Group({ caseId, title, reasons }: { caseId: string; title: string; reasons: readonly Reason[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <PlainList
        label={title}
        items={reasons.map((reason, index) => ({
          key: `${reason.text}${index}`,
          content: (
            <>
              <div>{reason.text}</div>
              {reason.links && <RecordLinks caseId={caseId} links={reason.links} label={reason.text} />}
              {reason.step && <StepLink caseId={caseId} step={reason.step} context={reason.text} />}
            </>
          ),
        }))}
      />
    </div>
  );
}
