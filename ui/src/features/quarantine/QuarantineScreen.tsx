import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { useCall, useView } from "../../ipc/hooks.ts";
import type { SetAsideView } from "../../ipc/types/SetAsideView.ts";
import { Button, LinkButton } from "../../kit/Button.tsx";
import { AlertDialog } from "../../kit/Dialog.tsx";
import { ActionBar, PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, ErrorState, QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { useAsideReasons, useAsideWays } from "../../parts/asideReasons.ts";
import { capital } from "../../parts/terms.ts";
import { useDo } from "../../parts/useDo.ts";
import { paths } from "../../paths.ts";

/** What came with a file and was not merged: from whom, about what, why, and what can be done about it. */
export default function QuarantineScreen() {
  const { t } = useLingui();
  const found = useView("list_quarantine", {});
  const [gone, setGone] = useState<SetAsideView | null>(null);
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Apart gezet`}
        lead={t`Dit kwam mee met een bestand, maar is niet samengevoegd. Het staat niet in een zaak en gaat niet mee als u deelt.`}
        back={{ href: paths.exchange, label: t`Uitwisselen` }}
      />
      <QueryStates query={found}>
        {(view) =>
          view.total === 0 ? (
            <EmptyState title={t`Er staat niets apart`} />
          ) : (
            <Stack>
              <NotAll total={view.total} groups={view.groups} />
              {view.groups.map((group) => (
                <Group key={group.items[0]} group={group} onDiscard={() => setGone(group)} />
              ))}
            </Stack>
          )
        }
      </QueryStates>
      {gone && <Discard group={gone} onClose={() => setGone(null)} />}
    </Stack>
  );
}

/** Of very many only the newest are shown: who sends nonsense must not slow the window down. */
function NotAll({ total, groups }: { total: number; groups: SetAsideView[] }) {
  const shown = groups.reduce((sum, group) => sum + group.items.length, 0);
  if (shown >= total) return null;
  return (
    <p>
      <Trans>
        U ziet de nieuwste {shown} van {total} wijzigingen. De andere komen in beeld als u deze afhandelt.
      </Trans>
    </p>
  );
}

function Group({ group, onDiscard }: { group: SetAsideView; onDiscard: () => void }) {
  const { t } = useLingui();
  const reasons = useAsideReasons();
  const ways = useAsideWays();
  const vouch = useDo();
  const count = plural(group.items.length, { one: "# wijziging", other: "# wijzigingen" });
  return (
    <Section title={`${capital(group.kind_label)}: ${count}`}>
      <SummaryList
        rows={[
          { key: "author", label: t`Gemaakt door`, value: group.author || t`onbekend` },
          { key: "from", label: t`Kwam mee in een bestand van`, value: group.from },
          { key: "at", label: t`Geopend op`, value: dayTime(group.arrived_at) },
          { key: "case", label: t`Zaak`, value: [group.number || t`geen zaak`, group.address || (group.case === null && group.number ? t`niet bij u` : "")].filter(Boolean).join(", ") },
          { key: "reason", label: t`Waarom apart`, value: reasons[group.reason] },
        ]}
      />
      {group.own ? (
        <>
          <p>
            <Trans>Dit is geschreven op een apparaat dat u als verloren hebt gemeld. Hebt u dit zelf geschreven?</Trans>
          </p>
          <PlainList label={t`Wat er staat`} items={group.says.map((line, at) => ({ key: `${at}`, content: line }))} />
        </>
      ) : (
        <p className="kit-quiet">{ways[group.reason]}</p>
      )}
      {vouch.error && <ErrorState error={vouch.error} />}
      <ActionBar>
        {group.own && (
          <Button onPress={() => void vouch.run("vouch_quarantined", { items: group.items }, { text: t`Samengevoegd, op uw naam.` })} pending={vouch.pending !== null} context={group.kind_label}>
            <Trans>Ja, dit is van mij</Trans>
          </Button>
        )}
        {group.reason === "not_partner" && group.case !== null && (
          <LinkButton href={paths.partners(group.case)} kind="secondary">
            <Trans>Naar de partners</Trans>
          </LinkButton>
        )}
        <Button kind="quiet" onPress={onDiscard}>
          {group.own ? <Trans>Nee, gooi weg</Trans> : <Trans>Gooi weg</Trans>}
        </Button>
      </ActionBar>
    </Section>
  );
}

function Discard({ group, onClose }: { group: SetAsideView; onClose: () => void }) {
  const { t } = useLingui();
  const discard = useCall("discard_quarantined");
  const left = useWhatIsLeft(group);
  return (
    <AlertDialog
      open
      title={t`Dit weggooien?`}
      confirm={t`Gooi weg`}
      danger
      pending={discard.isPending}
      onClose={onClose}
      onConfirm={() => discard.mutate({ items: group.items, yes: true }, { onSuccess: onClose })}
    >
      <p>
        <Trans>Het verdwijnt hier voorgoed.</Trans> {left}
      </p>
      <p>
        <Trans>Stuurt iemand het opnieuw, dan wordt opnieuw bekeken of het mee kan.</Trans>
      </p>
      {discard.error && <ErrorState error={discard.error} live />}
    </AlertDialog>
  );
}

/** Whether somebody still has it. What a lost device wrote, and own work that this vault forgot, may be nowhere else. */
function useWhatIsLeft({ own, reason }: SetAsideView): string {
  const { t } = useLingui();
  if (own) return t`Dit kan de enige kopie zijn: het apparaat waarop het is geschreven, is verloren. Is het van u? Ga dan terug en zeg dat.`;
  if (reason === "revoked_device") return t`Dit kan de enige kopie zijn: het apparaat waarop het is geschreven, is verloren. Vraag de maker eerst of dit werk van hem is.`;
  if (reason === "unknown_own") return t`Dit kan de enige kopie zijn: het staat op uw naam en deze kluis kent het niet. Is het van u? Open dan eerst het bestand opnieuw en zeg ja bij uw eigen wijzigingen.`;
  return t`De maker heeft het nog.`;
}
