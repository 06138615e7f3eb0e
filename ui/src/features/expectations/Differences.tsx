import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import type { DifferencesView } from "../../ipc/types/DifferencesView.ts";
import type { DifferenceView } from "../../ipc/types/DifferenceView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { AskForm } from "../../parts/AskForm.tsx";
import { useOpenForm } from "../../parts/useOpenForm.ts";
import { paths } from "../../paths.ts";

/** Where those who showed their answers expect something else than is possible; nothing else is listed. */
export function Differences({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  const found = useView("differences", { case: caseId });
  return (
    <Section title={t`Waar verwachting en werkelijkheid verschillen`}>
      <QueryStates query={found}>{(view) => <List caseId={caseId} view={view} />}</QueryStates>
    </Section>
  );
}

function List({ caseId, view }: { caseId: string; view: DifferencesView }) {
  const { t } = useLingui();
  return (
    <Stack>
      {view.waiting > 0 && (
        <p className="kit-quiet">{plural(view.waiting, { one: "# partner gaf antwoord en liet het nog niet zien.", other: "# partners gaven antwoord en lieten het nog niet zien." })}</p>
      )}
      {view.differences.length === 0 ? (
        <p className="kit-quiet">{t`Geen verschillen bij wie zijn antwoorden liet zien.`}</p>
      ) : (
        <PlainList
          label={t`Verschillen`}
          items={view.differences.map((one) => ({ key: `${one.theme}${one.expected_by}${one.about}`, content: <Difference caseId={caseId} difference={one} /> }))}
        />
      )}
      {view.misunderstandings.length > 0 && (
        <div>
          <h3>{t`Misverstanden die iemand graag wegneemt`}</h3>
          <PlainList
            label={t`Misverstanden`}
            items={view.misunderstandings.map((one) => ({
              key: one.partner,
              content: (
                <>
                  <Quiet small>{one.name}: </Quiet>
                  {one.text}
                </>
              ),
            }))}
          />
        </div>
      )}
    </Stack>
  );
}

function Difference({ caseId, difference }: { caseId: string; difference: DifferenceView }) {
  const { t } = useLingui();
  const [explaining, setExplaining] = useOpenForm({ explain: "explanation" }, `${difference.theme}:${difference.about}`);
  return (
    <Stack gap="tight">
      <div>
        {difference.sentence}
        <div>
          <Quiet small>{t`${difference.expected_by_name} over ${difference.about_name}`}</Quiet>
        </div>
      </div>
      {difference.explained && <Quiet small>{t`Hierover staat al een uitleg.`}</Quiet>}
      {explaining ? (
        <AskForm
          draft={{ kind: "explanation", target: `${caseId}:${difference.theme}:${difference.about}` }}
          ask={[
            {
              name: "text",
              label: t`Wat spraken jullie af als uitleg?`,
              hint: t`Alle partners van deze zaak zien dit. Schrijf niet op wie wat verwachtte.`,
              needed: t`Schrijf de uitleg op.`,
            },
          ]}
          call="keep_explanation"
          request={({ text }) => ({ case: caseId, theme: difference.theme, partner: difference.about, text })}
          submit={t`Bewaar uitleg`}
          told={t`De uitleg is bewaard. Alle partners kunnen haar lezen.`}
          onDone={() => setExplaining(null)}
          onCancel={() => setExplaining(null)}
        />
      ) : (
        <Cluster>
          <Button kind="secondary" onPress={() => setExplaining("explain")} context={difference.sentence}>{t`Leg samen uit`}</Button>
          <TextLink href={paths.caseActions(caseId)} context={difference.sentence}>{t`Plan een actie`}</TextLink>
        </Cluster>
      )}
    </Stack>
  );
}
