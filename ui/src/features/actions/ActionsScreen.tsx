import { Trans, useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import type { ListActionsRequest } from "../../ipc/types/ListActionsRequest.ts";
import { Button } from "../../kit/Button.tsx";
import { Checkbox, RadioGroup } from "../../kit/Choice.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { ActionGroups } from "./ActionGroups.tsx";
import { QuickAction } from "./QuickAction.tsx";

export default function ActionsScreen() {
  const { t } = useLingui();
  const [scope, setScope] = useState<ListActionsRequest["scope"]>("mine");
  const [ended, setEnded] = useState(false);
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const asked = search.new === "action";
  const [adding, setAdding] = useState(asked);
  useEffect(() => {
    if (asked) setAdding(true);
  }, [asked]);
  const actions = useView("list_actions", { scope, case: null, ended }, { keepPrevious: true });
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
          <Checkbox label={t`Ook afgeronde acties`} value={ended} onChange={setEnded} />
        </Stack>
        <QueryStates query={actions} empty={(view) => view.actions.length === 0 && <NoActions mine={scope === "mine"} onAll={() => setScope("all")} />}>
          {(view) => <ActionGroups actions={view.actions} />}
        </QueryStates>
      </Stack>
    </>
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
