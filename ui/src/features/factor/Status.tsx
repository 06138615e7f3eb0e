import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { day } from "../../i18n/format.ts";
import type { MessageView } from "../../ipc/types/MessageView.ts";
import type { OverrideView } from "../../ipc/types/OverrideView.ts";
import { useDensity } from "../../kit/display.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { Messages } from "../../parts/Messages.tsx";

type StatusProps = {
  caseId: string;
  /** The state in words. */
  status: ReactNode;
  /** What that state means, while no person decided otherwise. */
  meaning?: string;
  overridden: OverrideView | null;
  /** What follows from the data, in words. */
  computed: string;
  missing: readonly MessageView[];
  because: readonly MessageView[];
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
            {missing.length > 0 && <Group title={t`Dit ontbreekt nog`} messages={missing} caseId={caseId} />}
            {because.length > 0 && <Group title={t`Dit is er`} messages={because} caseId={caseId} />}
            {missing.length + because.length === 0 && <p>{t`Er is nog niets vastgelegd.`}</p>}
          </Stack>
        </Disclosure>
      </Stack>
    </Section>
  );
}

function Group({ title, messages, caseId }: { title: string; messages: readonly MessageView[]; caseId: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <Messages label={title} messages={messages} caseId={caseId} />
    </div>
  );
}
