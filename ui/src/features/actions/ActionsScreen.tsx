import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { ListActionsRequest } from "../../ipc/types/ListActionsRequest.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { FilterChips } from "../../kit/FilterPanel.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { ActionGroups } from "./ActionGroups.tsx";
import { QuickAction } from "./QuickAction.tsx";

export default function ActionsScreen() {
  const { t } = useLingui();
  const search = useSearch({ strict: false }) as { organisation?: string; overdue?: string; new?: string };
  const { organisation, overdue } = search;
  const filtered = { ...(organisation ? { organisation } : {}), ...(overdue ? { overdue: true } : {}) };
  const [scope, setScope] = useState<ListActionsRequest["scope"]>(organisation || overdue ? "all" : "mine");
  const [ended, setEnded] = useState(false);
  const asked = search.new === "action";
  const [adding, setAdding] = useState(asked);
  useEffect(() => {
    if (asked) setAdding(true);
  }, [asked]);
  const actions = useView("list_actions", { scope, case: null, ended, ...filtered }, { keepPrevious: true });
  return (
    <>
      <PageHeader
        title={t`Acties`}
        actions={
          !adding && (
            <Button kind="secondary" onPress={() => setAdding(true)}>
              <Trans>Nieuwe actie</Trans>
            </Button>
          )
        }
      />
      <Stack gap="loose">
        {adding && (
          <Section title={t`Nieuwe actie`}>
            <QuickAction onClose={() => setAdding(false)} />
          </Section>
        )}
        <Stack gap="tight">
          <RadioGroup
            legend={t`Welke acties`}
            hideLegend
            tiles
            options={[
              { value: "mine", label: t`Van mij` },
              { value: "all", label: t`Van iedereen` },
            ]}
            value={scope}
            onChange={setScope}
          />
          <ChosenFilters organisation={organisation} overdue={overdue !== undefined} />
          <Checkbox label={t`Ook afgeronde acties`} value={ended} onChange={setEnded} />
        </Stack>
        <QueryStates query={actions} empty={(view) => view.actions.length === 0 && <NoActions mine={scope === "mine"} onAll={() => setScope("all")} />}>
          {(view) => <ActionGroups actions={view.actions} />}
        </QueryStates>
      </Stack>
    </>
  );
}

/** What the address narrows the list to, as chips that can be taken away. */
function ChosenFilters({ organisation, overdue }: { organisation: string | undefined; overdue: boolean }) {
  const { t } = useLingui();
  const go = useGo();
  const only = { ...(organisation ? { organisation } : {}), ...(overdue ? { overdue: "true" } : {}) };
  const without = (name: "organisation" | "overdue") => go(paths.actionsThat(Object.fromEntries(Object.entries(only).filter(([key]) => key !== name))));
  return (
    <FilterChips
      filters={[
        ...(organisation ? [{ key: "organisation", label: organisation, onRemove: () => without("organisation") }] : []),
        ...(overdue ? [{ key: "overdue", label: t`Verlopen`, onRemove: () => without("overdue") }] : []),
      ]}
      onClear={() => go(paths.actions)}
    />
  );
}

function NoActions({ mine, onAll }: { mine: boolean; onAll: () => void }) {
  const { t } = useLingui();
  if (mine) {
    return (
      <EmptyState title={t`U hebt geen open acties`} action={<Button kind="secondary" onPress={onAll}>{t`Toon de acties van iedereen`}</Button>}>
        {t`Wat u met anderen afspreekt, plant u hier of in de zaak.`}
      </EmptyState>
    );
  }
  return <EmptyState title={t`Er zijn geen open acties`}>{t`Zonder actie met een naam en een datum zakt een zaak weg. Plan er een.`}</EmptyState>;
}
