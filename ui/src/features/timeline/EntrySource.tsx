import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Cluster, Quiet } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { EraseLink } from "../../parts/EraseLink.tsx";
import { FIXABLE } from "../../parts/FixRecord.tsx";
import { useEntryTime } from "../../parts/useEntryTime.ts";
import { paths } from "../../paths.ts";
import type { UnsavedChange } from "../../parts/Refused.tsx";
import { Acknowledge } from "./Acknowledge.tsx";
import { type EntryForm, EntryForms } from "./EntryForms.tsx";
import type { AskedForm } from "./timelineFilters.ts";

/** A form that is asked for from elsewhere; every turn opens it once. */
export type Asked = { record: string; form: Exclude<AskedForm, "">; turn: number };

type EntrySourceProps = { item: TimelineItemView; open: boolean; asked: Asked | null; onOpen: (change: UnsavedChange) => void };

/** Who wrote it, who may see it, how sure it is; and what the person can do with it. */
export function EntrySource({ item, open, asked, onOpen }: EntrySourceProps) {
  const { t } = useLingui();
  const [form, setForm] = useState<EntryForm | null>(null);
  const kind = bareKind(item.kind);
  const when = useEntryTime();
  const who = [item.author, item.organisation].filter(Boolean).join(", ");
  const source = [
    when(item).until,
    who || t`schrijver onbekend`,
    item.class && `${item.class} ${item.class_label}`,
    item.verified_by && t`bevestigd door ${item.verified_by}`,
    item.late && t`later opgeschreven, op ${dayTime(item.recorded_at)}`,
  ].filter(Boolean);
  const what = item.parts[0]?.text.slice(0, 40) || item.kind_label;
  const mayChange = open && item.editable;
  // An action is finished when it is done, on the screen of the actions; "Rond af" here would mean something else.
  const mayFinish = mayChange && kind !== "action";
  // How a case ended is corrected by who closed it, and that is when the case is closed.
  const mayCorrect = !item.editable && item.class !== null && (kind === "closing" ? item.own : open);
  const mayOpen = asked?.form === "correct" ? mayCorrect : mayChange && (asked?.form !== "withdraw" || item.deletion === null);
  const wanted = mayOpen ? asked?.form : undefined;
  useEffect(() => {
    if (wanted) setForm(wanted);
  }, [wanted, asked?.turn]);
  return (
    <>
      <Quiet small>{source.join(" · ")}</Quiet>
      {item.no_longer_from && <Notice title={t`${item.no_longer_from} deelt dit niet langer met u. Wat u al had, blijft.`} />}
      <Cluster>
        {mayFinish && <StatusTag tone="todo">{t`Nog niet afgerond`}</StatusTag>}
        {item.incomplete && <StatusTag tone="attention">{t`Onvolledig: vraag om een volledige kopie`}</StatusTag>}
        {item.deletion === "asked" && <StatusTag tone="attention">{t`Iemand vraagt dit weg te halen`}</StatusTag>}
        {item.deletion === "contested" && <StatusTag tone="attention">{t`Weggehaald, maar er is daarna aan geschreven`}</StatusTag>}
        {item.disputed && (
          <TextLink href={paths.caseDifferences(item.case)} context={what}>
            <Trans>Er staan twee versies: bekijk het verschil</Trans>
          </TextLink>
        )}
      </Cluster>
      {(open || mayCorrect || item.may_restrict || item.may_erase) && form === null && (
        <Cluster>
          {mayChange && kind === "visit" && <TextLink href={paths.visit(item.case, item.record)} context={what}>{t`Vul aan`}</TextLink>}
          {mayChange && FIXABLE.includes(kind) && <TextLink onPress={() => setForm("edit")} context={what}>{t`Verbeter`}</TextLink>}
          {mayChange && item.photo && (
            <TextLink onPress={() => setForm("describe")} context={what}>
              {item.photo.alt ? t`Wijzig beschrijving` : t`Beschrijf de foto`}
            </TextLink>
          )}
          {mayFinish && <TextLink onPress={() => setForm("finish")} context={what}>{t`Rond af`}</TextLink>}
          {mayChange && item.deletion === null && <TextLink onPress={() => setForm("withdraw")} context={what}>{t`Neem terug`}</TextLink>}
          {mayChange && item.deletion !== null && <TextLink onPress={() => setForm("restore")} context={what}>{t`Zet terug`}</TextLink>}
          {mayCorrect && <TextLink onPress={() => setForm("correct")} context={what}>{t`Corrigeer`}</TextLink>}
          {item.may_restrict && <TextLink onPress={() => setForm("restrict")} context={what}>{t`Minder mensen laten zien…`}</TextLink>}
          {item.may_erase && <EraseLink caseId={item.case} record={item.record} what={what} />}
        </Cluster>
      )}
      {open && item.to_acknowledge && form === null && <Acknowledge record={item.record} what={what} />}
      {form && <EntryForms form={form} item={item} onClose={() => setForm(null)} onOpen={onOpen} />}
    </>
  );
}
