import { Trans, useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { keptOf } from "../../ipc/keptDraft.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

type LostWordsProps = { caseId: string | null; record: string; field: string };

/** Own words for a difference that is gone: they stay to read and to copy until the person throws them away. */
export function LostWords({ caseId, record, field }: LostWordsProps) {
  const { t } = useLingui();
  const target = { form_kind: "difference", target: `${record}:${field}` };
  const kept = useView("draft", target);
  const { run, pending, error } = useDo();
  if (kept.error) return <ErrorState error={kept.error} onRetry={() => void kept.refetch()} />;
  const draft = kept.data?.draft;
  if (!draft) return null;
  const words = Object.entries(keptOf(draft.content).values).filter(([, value]) => typeof value === "string" && value !== "");
  return (
    <Stack gap="tight">
      <Notice kind="attention" title={t`Dit verschil is er niet meer`}>
        <p>
          <Trans>Dit had u getypt:</Trans>
        </p>
        {words.map(([name, value]) => (
          <p key={name} className="kit-typed">
            {String(value)}
          </p>
        ))}
      </Notice>
      {error && <ErrorState error={error} />}
      <Cluster>
        {caseId && <LinkButton href={paths.case(caseId)} kind="secondary">{t`Bekijk het in de zaak`}</LinkButton>}
        <Button kind="quiet" pending={pending !== null} onPress={() => void run("discard_draft", target, { text: t`Het concept is weggegooid.` })}>{t`Gooi weg`}</Button>
      </Cluster>
    </Stack>
  );
}
