import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { number } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { AttentionOverAllRequest } from "../../ipc/types/AttentionOverAllRequest.ts";
import type { AttentionOverAllView } from "../../ipc/types/AttentionOverAllView.ts";
import type { Rule } from "../../ipc/types/Rule.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { FilterChips } from "../../kit/FilterPanel.tsx";
import { Columns, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { StagnationRow } from "./StagnationRow.tsx";

type Lead = AttentionOverAllRequest["lead"];
const PAGE = 50;

/** Attention points over all open cases, what weighs most and stands longest first. */
export default function StagnationScreen() {
  const { t } = useLingui();
  const go = useGo();
  const { rule, lead = "any" } = useSearch({ strict: false }) as { rule?: string; lead?: string };
  const who: Lead = lead === "none" || lead === "mine" ? lead : "any";
  const [all, setAll] = useState(false);
  const [pages, setPages] = useState(1);
  const request = { lead: who, rules: rule ? [rule as Rule] : [], all, offset: 0, limit: Math.min(200, pages * PAGE) };
  const found = useView("attention_over_all", request, { keepPrevious: true });
  const search = (next: { rule?: string | undefined; lead?: Lead }) => {
    const wanted = { rule, lead: who, ...next };
    go(paths.stagnation({ ...(wanted.rule ? { rule: wanted.rule } : {}), ...(wanted.lead === "any" ? {} : { lead: wanted.lead }) }));
  };
  return (
    <>
      <PageHeader
        title={t`Wat ligt stil?`}
        lead={t`Aandachtspunten over alle open zaken: het zwaarste en wat het langst staat eerst. Het gaat over zaken, nooit over mensen.`}
        back={{ href: paths.board, label: t`Bord` }}
      />
      <Stack>
        <RadioGroup<Lead>
          legend={t`Welke zaken?`}
          tiles
          value={who}
          onChange={(next) => search({ lead: next })}
          options={[
            { value: "any", label: t`Alle open zaken` },
            { value: "mine", label: t`Waar ik de regie heb` },
            { value: "none", label: t`Zonder regievoerder` },
          ]}
        />
        <Checkbox label={t`Ook regels die uw gemeente heeft uitgezet`} value={all} onChange={setAll} />
        <FilterChips filters={rule ? [{ key: "rule", label: nameOf(found.data, rule), onRemove: () => search({ rule: undefined }) }] : []} />
        <QueryStates
          query={found}
          empty={(view) => view.total === 0 && <EmptyState title={t`Niets ligt stil`}>{t`Voor zover hier bekend vraagt geen zaak nu om aandacht.`}</EmptyState>}
        >
          {(view) => (
            <Columns aside={<Rules view={view} onRule={(code) => search({ rule: code })} />}>
              <Rows view={view} onMore={view.rows.length < Math.min(200, view.total) ? () => setPages(pages + 1) : null} />
            </Columns>
          )}
        </QueryStates>
      </Stack>
    </>
  );
}

const nameOf = (view: AttentionOverAllView | undefined, rule: string) => view?.rules.find((one) => one.rule === rule)?.name ?? rule;

function Rows({ view, onMore }: { view: AttentionOverAllView; onMore: (() => void) | null }) {
  const { t } = useLingui();
  return (
    <Section title={plural(view.total, { one: "# aandachtspunt", other: `${number(view.total)} aandachtspunten` })}>
      <Stack>
        {view.rows.map((row) => (
          <StagnationRow key={row.case + row.point.rule + (row.point.subject ?? "")} row={row} />
        ))}
        {onMore && (
          <div>
            <Button kind="secondary" onPress={onMore}>{t`Toon meer`}</Button>
          </div>
        )}
        {!onMore && view.rows.length < view.total && <p className="kit-quiet">{t`Dit zijn de eerste ${view.rows.length}. Kies een soort of minder zaken om de rest te zien.`}</p>}
      </Stack>
    </Section>
  );
}

/** How often each rule speaks; each number shows its points. */
function Rules({ view, onRule }: { view: AttentionOverAllView; onRule: (rule: string) => void }) {
  const { t } = useLingui();
  return (
    <Section title={t`Per soort`}>
      <TaskList
        label={t`Per soort`}
        tasks={view.rules.toSorted((a, b) => b.count - a.count).map((rule) => ({ key: rule.rule, title: rule.name, status: number(rule.count), onPress: () => onRule(rule.rule) }))}
      />
    </Section>
  );
}
