import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { HandoverView } from "../../ipc/types/HandoverView.ts";
import type { HandoverWordView } from "../../ipc/types/HandoverWordView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Columns, PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { SummaryList } from "../../kit/SummaryList.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";
import { capital } from "../../parts/terms.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { HandoverState } from "./HandoverState.tsx";
import { HandoverSteps } from "./HandoverSteps.tsx";

/** One handover: what, from whom, to whom, and what can be done now. */
export default function HandoverScreen() {
  const { t } = useLingui();
  const caseId = useParam("caseId");
  const record = useParam("handoverId");
  const found = useView("handovers", { case: caseId });
  return (
    <CasePage title={t`Overdracht`} back={{ href: paths.handovers(caseId), label: t`Alle overdrachten` }}>
      {() => (
        <QueryStates query={found}>
          {(list) => {
            const handover = list.handovers.find((one) => one.record === record);
            return handover ? (
              <OneHandover key={record} caseId={caseId} handover={handover} />
            ) : (
              <EmptyState title={t`Deze overdracht is er niet`} action={<TextLink href={paths.handovers(caseId)}>{t`Alle overdrachten`}</TextLink>} />
            );
          }}
        </QueryStates>
      )}
    </CasePage>
  );
}

function OneHandover({ caseId, handover }: { caseId: string; handover: HandoverView }) {
  const { t } = useLingui();
  return (
    <Columns aside={<Still caseId={caseId} handover={handover} />}>
      {handover.disputed.length > 0 && (
        <Notice
          kind="attention"
          title={t`Over deze overdracht bestaan verschillende antwoorden`}
          action={<TextLink href={paths.caseDifferences(caseId)}>{t`Bekijk en kies`}</TextLink>}
        >
          <p>{t`Tot iemand kiest, blijft alles bij wie het had.`}</p>
        </Notice>
      )}
      <HandoverSteps caseId={caseId} handover={handover} />
      <Facts handover={handover} />
      <Words words={handover.words} />
    </Columns>
  );
}

function Facts({ handover }: { handover: HandoverView }) {
  const { t } = useLingui();
  const name = (party: HandoverView["from"]) => (party.own ? t`${party.name} (u)` : party.name);
  const holder = handover.held_by === "from" ? handover.from : handover.to;
  const spoken = handover.spoken_at && [day(handover.spoken_at), handover.spoken_how].filter(Boolean).join(": ");
  return (
    <Section title={t`Wat er is afgesproken`}>
      <SummaryList
        rows={[
          { key: "of", label: t`Wat`, value: handover.label },
          { key: "state", label: t`Stand`, value: <HandoverState handover={handover} /> },
          { key: "holder", label: t`Ligt nu bij`, value: name(holder) },
          { key: "from", label: t`Van`, value: name(handover.from) },
          { key: "to", label: t`Aan`, value: name(handover.to) },
          { key: "offered", label: t`Aangeboden`, value: handover.offered_at && day(handover.offered_at) },
          { key: "answer_by", label: t`Antwoord gevraagd vóór`, value: handover.answer_by && day(handover.answer_by) },
          { key: "asks", label: t`Wat we vragen`, value: handover.asks },
          { key: "promises", label: t`Beloofd aan bewoners en melders`, value: handover.promises },
          { key: "risks", label: t`Waar u op moet letten`, value: handover.risks },
          { key: "spoken", label: t`Elkaar gesproken`, value: spoken },
          ...(handover.conditions ? [{ key: "conditions", label: t`Voorwaarden`, value: handover.conditions }] : []),
          ...(handover.reason ? [{ key: "reason", label: t`Reden`, value: handover.reason }] : []),
          { key: "answered", label: t`Antwoord gegeven`, value: handover.answered_at && day(handover.answered_at) },
          { key: "received", label: t`Alles ontvangen`, value: handover.received_at && day(handover.received_at) },
          { key: "follow_up", label: t`Nagevraagd hoe het loopt`, value: handover.follow_up_at && day(handover.follow_up_at) },
        ]}
      />
    </Section>
  );
}

/** Who said what, the earliest first. What another wrote down says who, and how it was said. */
function Words({ words }: { words: readonly HandoverWordView[] }) {
  const { t } = useLingui();
  if (words.length === 0) return null;
  const writer = (word: HandoverWordView) => (word.author ? t`Vastgelegd door ${word.author}.` : t`Niet bekend is wie dit vastlegde.`);
  const told = (word: HandoverWordView) => [word.on_behalf && t`Zo gezegd: ${word.on_behalf}.`, writer(word)].filter(Boolean).join(" ");
  const line = (word: HandoverWordView) => [word.partner.name, word.at && day(word.at)].filter(Boolean).join(", ");
  return (
    <Section title={t`Wie wat zei`}>
      <PlainList
        label={t`Wie wat zei`}
        items={words.map((word, index) => ({
          key: String(index),
          content: (
            <>
              <strong>{capital(word.said_label)}</strong> <Quiet small>{line(word)}</Quiet>
              {word.text && <div>{word.text}</div>}
              {!word.own_word && <div className="kit-quiet kit-small">{told(word)}</div>}
            </>
          ),
        }))}
      />
    </Section>
  );
}

/** What a good handover still lacks, and what goes over with the yes or back without one. */
function Still({ caseId, handover }: { caseId: string; handover: HandoverView }) {
  const { t } = useLingui();
  return (
    <Stack gap="loose">
      {handover.missing.length > 0 && (
        <Section title={t`Dit ontbreekt nog`}>
          <Messages label={t`Dit ontbreekt nog`} messages={handover.missing} caseId={caseId} />
        </Section>
      )}
      {handover.goes_over.length > 0 && (
        <Section title={handover.state === "accepted" ? t`Ligt nog bij de vorige` : t`Gaat over met het ja`}>
          <RecordLinks caseId={caseId} links={handover.goes_over} label={t`Gaat over`} />
        </Section>
      )}
      {handover.goes_back.length > 0 && (
        <Section title={t`Hoort terug te gaan`}>
          <RecordLinks caseId={caseId} links={handover.goes_back} label={t`Hoort terug te gaan`} />
        </Section>
      )}
    </Stack>
  );
}
