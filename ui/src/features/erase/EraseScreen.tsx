import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { ErasePreviewRequest } from "../../ipc/types/ErasePreviewRequest.ts";
import type { ErasePreviewView } from "../../ipc/types/ErasePreviewView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Columns, PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { CaseKeys } from "../../parts/CaseKeys.tsx";
import { RegisterGap } from "../../parts/RegisterGap.tsx";
import { capital } from "../../parts/terms.ts";
import { useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { Backups } from "./Backups.tsx";
import { DecideForm } from "./DecideForm.tsx";
import { Losing } from "./Losing.tsx";
import { Retention } from "./Retention.tsx";

/** Erasing a case, a record or the words in one field: first what goes and who is asked, then the decision. */
export default function EraseScreen() {
  const { t } = useLingui();
  const [caseId, record] = [useParam("caseId"), useParam("recordId")];
  const { field = "" } = useSearch({ strict: false }) as { field?: string };
  const what: ErasePreviewRequest = record === "" ? { case: caseId, record: null, field: null } : { case: null, record, field: field || null };
  const found = useView("erase_preview", what);
  const title = record === "" ? t`Zaak vernietigen` : field === "" ? t`Wissen` : t`Woorden wissen`;
  return (
    <>
      <CaseKeys caseId={caseId} />
      <PageHeader
        title={title}
        lead={t`U ziet eerst wat er verdwijnt en wie het ook heeft. Daarna beslist u.`}
        back={{ href: paths.case(caseId), label: t`Zaak` }}
      />
      {found.error?.code === "invalid_input" ? (
        <NotAlone caseId={caseId} />
      ) : (
        <QueryStates query={found}>{(view) => <Deciding key={`${record}${field}`} view={view} what={what} />}</QueryStates>
      )}
    </>
  );
}

/** What the case hangs on goes with the whole case only. */
function NotAlone({ caseId }: { caseId: string }) {
  const { t } = useLingui();
  return (
    <EmptyState title={t`Dit kan niet los worden gewist`} action={<TextLink href={paths.eraseCase(caseId)}>{t`Bekijk de hele zaak vernietigen`}</TextLink>}>
      {t`De zaak hangt hieraan. Het verdwijnt wel als u de hele zaak vernietigt.`}
    </EmptyState>
  );
}

function Deciding({ view, what }: { view: ErasePreviewView; what: ErasePreviewRequest }) {
  const { t } = useLingui();
  const until = day(view.erased_from);
  const aside = (
    <>
      <Asked view={view} />
      {view.backups.length > 0 && (
        <Section title={t`Reservekopieën`}>
          <Backups backups={view.backups} />
        </Section>
      )}
    </>
  );
  return (
    <Columns aside={aside}>
      <Losing view={view} record={what.record} />
      {view.sort === "case" && <Retention caseId={view.case} onRequest={!view.held} />}
      {view.held ? (
        <Notice kind="attention" title={t`Deze zaak mag nu niet worden vernietigd`} action={<TextLink href={paths.work(view.case, "formal")}>{t`Bekijk de formele stappen`}</TextLink>}>
          <ul className="kit-bullets">
            {view.blocks.map((block) => (
              <li key={block.code}>{capital(block.label)}</li>
            ))}
          </ul>
          <p>{t`Zolang dat zo is, kunt u dit niet wissen.`}</p>
        </Notice>
      ) : (
        <Section title={t`Beslissen`}>
          <Stack>
            <p>{t`Het is meteen uit beeld: uit elke lijst, uit het zoeken en uit elk bestand. Vanaf ${until} wordt het definitief gewist. Zolang u nog geen bestand maakte dat het verzoek meeneemt, kunt u het tot die dag terugnemen.`}</p>
            <DecideForm view={view} what={what} />
          </Stack>
        </Section>
      )}
    </Columns>
  );
}

/** Who is asked to erase the same. */
function Asked({ view }: { view: ErasePreviewView }) {
  const { t } = useLingui();
  return (
    <Section title={t`Wie het ook heeft`}>
      <Stack>
        <RegisterGap since={view.register_incomplete_since} />
        {view.register_incomplete_since !== null && (
          <p>
            {view.needs_decision
              ? t`Wat alleen met een besluit meegaat, wordt gevraagd aan wie in uw lijst of in een besluit van u staat. Kreeg iemand anders het toch? Die wordt niet gevraagd: vertel het diegene zelf.`
              : t`Daarom wordt het gevraagd aan iedereen die ooit partner van de zaak was.`}
          </p>
        )}
        {view.asked.length === 0 ? (
          <p>{t`Volgens uw lijst van verzonden bestanden kreeg niemand dit van u.`}</p>
        ) : (
          <>
            <p>{t`Deze mensen krijgen met uw volgende bestand het verzoek om hetzelfde te wissen. Ieder beslist zelf.`}</p>
            <PlainList label={t`Wie het ook heeft`} items={view.asked.map((person) => ({ key: person.contact, content: person.name }))} />
          </>
        )}
      </Stack>
    </Section>
  );
}
