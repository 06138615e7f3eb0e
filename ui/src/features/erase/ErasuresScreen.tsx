import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { isoDay } from "../../i18n/parseDay.ts";
import { callSaving } from "../../ipc/call.ts";
import { useView } from "../../ipc/hooks.ts";
import type { DestructionProposalView } from "../../ipc/types/DestructionProposalView.ts";
import type { ErasureListView } from "../../ipc/types/ErasureListView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { ErrorState, QueryStates } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { recordName } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";
import { useWork } from "../../parts/useWork.ts";
import { paths } from "../../paths.ts";
import { AskedErasure } from "./AskedErasure.tsx";
import { Backups } from "./Backups.tsx";
import { CarryOut } from "./CarryOut.tsx";
import { OwnErasure } from "./OwnErasure.tsx";
import { ToSend } from "./ToSend.tsx";

/** Everything about erasing: what others ask, what was decided here and who did not answer, what is over its term. */
export default function ErasuresScreen() {
  const { t } = useLingui();
  const found = useView("list_erasures", {});
  return (
    <Stack gap="loose">
      <PageHeader
        title={t`Wissen en vernietigen`}
        lead={t`Wat u laat wissen, wordt ook gevraagd aan wie het van u kreeg. Ieder beslist zelf en stuurt een ontvangstbewijs.`}
        back={{ href: paths.exchange, label: t`Uitwisselen` }}
      />
      <QueryStates query={found}>{(view) => <Everything view={view} />}</QueryStates>
    </Stack>
  );
}

function Everything({ view }: { view: ErasureListView }) {
  const { t } = useLingui();
  const waiting = view.asked.filter((erasure) => erasure.state === "asked");
  const answered = view.asked.filter((erasure) => erasure.state !== "asked");
  return (
    <>
      {waiting.length > 0 && (
        <Section title={t`Anderen vragen u dit te wissen`}>
          {waiting.map((erasure) => (
            <AskedErasure key={erasure.erasure} erasure={erasure} />
          ))}
        </Section>
      )}
      {view.to_send.length > 0 && <ToSend people={view.to_send} />}
      <CarryOut ready={view.ready} due={view.ready > 0 || view.rewrite_due} />
      <Section title={t`Door u besloten`}>
        {view.own.length === 0 ? <p className="kit-quiet">{t`U hebt nog niets laten wissen. Dat begint bij een zaak of een onderdeel ervan.`}</p> : view.own.map((erasure) => <OwnErasure key={erasure.erasure} erasure={erasure} />)}
      </Section>
      {answered.length > 0 && (
        <Section title={t`Door anderen gevraagd, door u beantwoord`}>
          {answered.map((erasure) => (
            <AskedErasure key={erasure.erasure} erasure={erasure} />
          ))}
        </Section>
      )}
      <Proposals proposals={view.proposals} />
      {view.backups.length > 0 && view.own.length + answered.length > 0 && (
        <Section title={t`Reservekopieën`}>
          <Backups backups={view.backups} />
        </Section>
      )}
      <SaveList />
    </>
  );
}

/** Proposed, never done by itself. */
function Proposals({ proposals }: { proposals: readonly DestructionProposalView[] }) {
  const { t } = useLingui();
  return (
    <Section title={t`Voorstel: de bewaartermijn is voorbij`}>
      {proposals.length === 0 ? (
        <p className="kit-quiet">{t`Van geen afgesloten zaak is de bewaartermijn voorbij.`}</p>
      ) : (
        <PlainList label={t`Voorstel: de bewaartermijn is voorbij`} items={proposals.map((proposal) => ({ key: proposal.case, content: <Proposal proposal={proposal} /> }))} />
      )}
    </Section>
  );
}

function Proposal({ proposal }: { proposal: DestructionProposalView }) {
  const { t } = useLingui();
  const since = day(proposal.since);
  const name = proposal.address || proposal.number;
  return (
    <>
      <strong>{name}</strong> <Quiet>{t`${proposal.number}, sinds ${since}`}</Quiet>
      {proposal.whole ? (
        <div>
          <TextLink href={paths.eraseCase(proposal.case)} context={name}>{t`Bekijk en beslis`}</TextLink>
        </div>
      ) : (
        <ul className="kit-bullets">
          {proposal.parts.map((part) => (
            <li key={part.record}>
              <TextLink href={paths.eraseRecord(proposal.case, part.record)} context={name}>
                {capital(recordName(part))}
              </TextLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The record of destruction, for an archivist. */
function SaveList() {
  const { t } = useLingui();
  const { report } = useUndoableResult();
  const work = useWork();
  const save = async () => {
    const done = await work.run(() => callSaving("save_destruction_list", {}, `woonrust-${t`vernietigingslijst`}-${isoDay(new Date())}.csv`));
    if (done) report(t`De lijst is bewaard.`);
  };
  return (
    <Section title={t`Vernietigingslijst`}>
      <Stack>
        <p className="kit-quiet">{t`Nummers, gronden en dagen van alles wat hier is gewist. Wat erin stond, staat er niet bij.`}</p>
        {work.error && <ErrorState error={work.error} />}
        <div>
          <Button kind="secondary" onPress={() => void save()} pending={work.pending}>{t`Bewaar de lijst`}</Button>
        </div>
      </Stack>
    </Section>
  );
}
