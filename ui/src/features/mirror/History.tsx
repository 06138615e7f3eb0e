import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { TaskClaimView } from "../../ipc/types/TaskClaimView.ts";
import { PlainList, Quiet, Section } from "../../kit/Layout.tsx";
import { useSaid } from "./ClaimWords.tsx";

/** What was said before and ended: nothing gets lost. */
export function History({ claims }: { claims: readonly TaskClaimView[] }) {
  const { t } = useLingui();
  const said = useSaid();
  return (
    <Section title={t`Eerder gezegd`}>
      <PlainList
        label={t`Eerder gezegd`}
        items={claims.map((claim) => ({
          key: claim.record,
          content: (
            <>
              {claim.name}: {said(claim)}
              <div>
                <Quiet small>
                  {[
                    claim.since && t`vanaf ${day(claim.since)}`,
                    claim.ended_at && t`gestopt op ${day(claim.ended_at)}`,
                    claim.ended_reason,
                    claim.ended_how && t`zo gezegd: ${claim.ended_how}`,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </Quiet>
              </div>
            </>
          ),
        }))}
      />
    </Section>
  );
}
