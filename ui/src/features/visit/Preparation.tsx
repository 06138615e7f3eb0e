import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { Category } from "../../ipc/types/Category.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import type { VisitCheckView } from "../../ipc/types/VisitCheckView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { DueText } from "../../parts/actions.tsx";
import { CategoryFlags } from "../../parts/CategoryFlags.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { paths } from "../../paths.ts";
import type { VisitValues } from "./visitValues.ts";

const LAST = 3;

type PreparationProps = { form: CheckedForm<VisitValues>; view: CaseView | undefined; caseId: string; known: VisitCheckView | undefined; open: boolean };

/** What one wants to know before ringing the bell. Everything is on this device. */
export function Preparation({ form, view, caseId, known, open }: PreparationProps) {
  const { t } = useLingui();
  const found = useView("timeline", { case: caseId, kinds: ["fact/1", "visit/1"], from: null, until: null, newest_first: true });
  const items = (found.data?.items ?? []).filter((item) => item.deletion === null);
  const facts = items.filter((item) => item.kind === "fact/1").slice(0, LAST);
  const visits = items.filter((item) => item.kind === "visit/1").slice(0, LAST);
  const actions = (view?.actions ?? []).filter((action) => action.state === "open");
  const agreements = view?.agreements ?? [];
  return (
    <Disclosure title={t`Voor u aanbelt: doel, feiten en afspraken`} open={open}>
      <Stack>
        <Quiet small>{t`Alles hieronder staat op dit apparaat. Geen netwerk nodig.`}</Quiet>
        <TextField {...form.field("purpose")} label={t`Doel van het bezoek`} aside={t`alle partners`} optional />
        <CategoryFlags categories={(view?.categories ?? []) as Category[]} />
        <Part title={t`Laatste feiten`} none={t`Er zijn nog geen feiten vastgelegd.`} items={facts.map((item) => lineOf(caseId, item, words(item)))} />
        <Part
          title={t`Laatste meldingen`}
          none={t`Er zijn geen meldingen.`}
          items={(known?.reports ?? []).map((report) => entryLine(caseId, report.record, report.at, report.text))}
        />
        <Part
          title={t`Afspraken`}
          none={t`Er is nog niets afgesproken.`}
          items={agreements.map((one) => ({
            key: one.record,
            content: (
              <>
                {one.text} <Quiet small>{[one.with, one.agreed_at && day(one.agreed_at), one.until && t`tot ${day(one.until)}`].filter(Boolean).join(" · ")}</Quiet>
              </>
            ),
          }))}
        />
        <Part
          title={plural(actions.length, { 0: "Open acties", one: "# open actie", other: "# open acties" })}
          none={t`Geen open acties.`}
          items={actions.map((action) => ({
            key: action.record,
            content: (
              <>
                {action.text} <Quiet small>{action.mine ? t`voor u` : action.owner_name ? t`voor ${action.owner_name}` : t`nog voor niemand`}</Quiet> <DueText action={action} />
              </>
            ),
          }))}
        />
        {known !== undefined && known.questions.length > 0 && (
          <Part
            title={t`Vragen aan u`}
            none=""
            items={known.questions.map((question) => ({
              key: question.record,
              content: (
                <>
                  <TextLink href={paths.question(caseId, question.record)}>{question.text}</TextLink> <Quiet small>{question.from}</Quiet>
                </>
              ),
            }))}
          />
        )}
        <Part title={t`Wie er al was`} none={t`Hier is nog geen bezoek vastgelegd.`} items={visits.map((item) => lineOf(caseId, item, [item.author, words(item)].filter(Boolean).join(": ")))} />
      </Stack>
    </Disclosure>
  );
}

type Line = { key: string; content: ReactNode };

const words = (item: TimelineItemView) => item.parts.map((part) => part.text).find((text) => text !== "") ?? "";

const lineOf = (caseId: string, item: TimelineItemView, text: string) => entryLine(caseId, item.record, item.occurred_at ?? item.recorded_at, text);

function entryLine(caseId: string, record: string, at: string | null, text: string): Line {
  return {
    key: record,
    content: (
      <>
        <TextLink href={paths.entry(caseId, record)} context={text.slice(0, 40)}>
          {at ? day(at) : "–"}
        </TextLink>{" "}
        {text}
      </>
    ),
  };
}

function Part({ title, none, items }: { title: string; none: string; items: Line[] }) {
  return (
    <section aria-label={title}>
      <strong>{title}</strong>
      {items.length === 0 ? <p className="kit-quiet">{none}</p> : <PlainList label={title} items={items} />}
    </section>
  );
}
