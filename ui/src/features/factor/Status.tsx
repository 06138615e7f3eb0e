import { Trans, useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { FactorView } from "../../ipc/types/FactorView.ts";
import type { MessageView } from "../../ipc/types/MessageView.ts";
import { useDensity } from "../../kit/display.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { FactorStatus } from "../../parts/FactorStatus.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { useTerms } from "../../parts/terms.ts";

/** The state of the factor and why it has it. */
export function Status({ view, caseId }: { view: FactorView; caseId: string }) {
  const { t } = useLingui();
  const { text, term } = useTerms();
  const touch = useDensity() === "on_the_road";
  const { row } = view;
  const decided = row.overridden;
  return (
    <Section title={t`Status`}>
      <Stack gap="tight">
        <p>
          <FactorStatus row={row} /> <Quiet>{decided ? "" : text(`factor_state.${row.state}.meaning`)}</Quiet>
        </p>
        {decided && (
          <Notice title={t`${decided.author} beoordeelde dit anders op ${day(decided.at)}`}>
            <p>{decided.reason}</p>
            <p>
              <Trans>Uit de gegevens volgt: {term("factor_state", row.computed)}.</Trans>
            </p>
          </Notice>
        )}
        <Disclosure title={t`Waarom deze status?`} open={!touch && view.missing.length > 0 && view.missing.length < 4}>
          <Stack>
            {view.missing.length > 0 && <Group title={t`Dit ontbreekt nog`} messages={view.missing} caseId={caseId} />}
            {view.because.length > 0 && <Group title={t`Dit is er`} messages={view.because} caseId={caseId} />}
            {view.missing.length + view.because.length === 0 && <p>{t`Er is nog niets vastgelegd.`}</p>}
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
