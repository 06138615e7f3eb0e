import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { RetentionView } from "../../ipc/types/RetentionView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** How long the case is kept, by term, and what keeps it longer: all but what the person himself asks to erase. */
export function Retention({ caseId, onRequest }: { caseId: string; onRequest: boolean }) {
  const { t } = useLingui();
  const found = useView("retention", { case: caseId });
  return (
    <Section
      title={t`Bewaartermijn`}
      actions={<LinkButton href={paths.newRecord(caseId, "hold")} kind="secondary">{t`Houd de vernietiging tegen…`}</LinkButton>}
    >
      <QueryStates query={found}>{(view) => <Terms view={view} onRequest={onRequest} />}</QueryStates>
    </Section>
  );
}

function Terms({ view, onRequest }: { view: RetentionView; onRequest: boolean }) {
  const { t } = useLingui();
  const until = view.until === null ? "" : day(view.until);
  const head = !view.closed
    ? t`De zaak is niet afgesloten. Er loopt nog geen bewaartermijn.`
    : view.over
      ? t`De bewaartermijn van de hele zaak is voorbij.`
      : t`De hele zaak mag weg vanaf ${until}.`;
  return (
    <Stack>
      <p>{head}</p>
      {view.blocks.length > 0 && (
        <div>
          <h3>{t`Dit houdt de vernietiging tegen`}</h3>
          <PlainList label={t`Dit houdt de vernietiging tegen`} items={view.blocks.map((block) => ({ key: block.code, content: capital(block.label) }))} />
          {onRequest && <p>{t`Vernietigen kan nu alleen omdat de betrokkene erom vraagt. Kies dan die grond.`}</p>}
        </div>
      )}
      {view.terms.length > 0 && (
        <PlainList
          label={t`Termijnen in deze zaak`}
          items={view.terms.map((term) => {
            const count = term.records;
            const from = day(term.until);
            return {
              key: `${term.class}${term.until}`,
              content: (
                <>
                  {capital(term.label)} <Quiet>{t`${plural(count, { one: "# onderdeel", other: "# onderdelen" })}, vanaf ${from}`}</Quiet>
                </>
              ),
            };
          })}
        />
      )}
    </Stack>
  );
}
