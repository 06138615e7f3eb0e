import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ImportedView } from "../../ipc/types/ImportedView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { ActionBar, NextStep, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { StatusTag } from "../../kit/StatusTag.tsx";
import { TaskList } from "../../kit/TaskList.tsx";
import { AskFullCopy } from "../../parts/AskFullCopy.tsx";
import { UndoImport } from "../../parts/UndoImport.tsx";
import { paths } from "../../paths.ts";

/** What was merged, where to go now, and the way back. `ownAside`: own changes that the person did not take along. */
export function ImportResult({ result, ownAside = 0, onUndone }: { result: ImportedView; ownAside?: number; onUndone: () => void }) {
  const { t } = useLingui();
  const { conflicts, quarantined, refused } = result;
  const lead = [
    result.new_records > 0 && plural(result.new_records, { one: "# onderdeel nieuw", other: "# onderdelen nieuw" }),
    result.changed_records > 0 && plural(result.changed_records, { one: "# onderdeel bijgewerkt", other: "# onderdelen bijgewerkt" }),
    result.photos_back > 0 && plural(result.photos_back, { one: "# foto terug", other: "# foto's terug" }),
    result.came_in > 0 && plural(result.came_in, { one: "# wijziging die apart stond", other: "# wijzigingen die apart stonden" }),
    result.erasures > 0 && plural(result.erasures, { one: "# verzoek om te wissen", other: "# verzoeken om te wissen" }),
    result.answers > 0 && plural(result.answers, { one: "# antwoord op uw verzoek om te wissen", other: "# antwoorden op uw verzoeken om te wissen" }),
    refused > 0 && plural(refused, { one: "# wijziging niet toegelaten, want gewist", other: "# wijzigingen niet toegelaten, want gewist" }),
    quarantined > 0 && plural(quarantined, { one: "# wijziging apart gezet", other: "# wijzigingen apart gezet" }),
  ].filter(Boolean);
  const where = result.cases.length === 1 && result.cases[0] ? paths.caseDifferences(result.cases[0].case) : paths.differences;
  const from = result.from.name;
  const nothing = !result.applied && quarantined + refused === 0;
  const title = nothing ? t`Alles was hier al` : result.applied ? t`Samengevoegd` : t`Niets samengevoegd`;
  const counted = lead.length > 0 ? t`Van ${from}: ${lead.join(", ")}.` : t`De contactkaart van ${from} is bijgewerkt.`;
  return (
    <Stack gap="loose">
      <PageHeader title={title} lead={nothing ? t`Dit bestand bevat niets nieuws. Er is niets gewijzigd.` : counted} />
      {ownAside > 0 && (
        <p>
          <Trans>Uw eigen wijzigingen uit dit bestand staan apart. Wilt u ze toch? Open het bestand dan opnieuw.</Trans>
        </p>
      )}
      {conflicts > 0 && (
        <NextStep
          title={plural(conflicts, { one: "# verschil om te kiezen", other: "# verschillen om te kiezen" })}
          actions={<LinkButton href={where}>{t`Bekijk de verschillen`}</LinkButton>}
        >
          <Trans>U en uw collega vulden iets anders in. Beide versies staan naast elkaar tot iemand kiest. Dat hoeft niet nu.</Trans>
        </NextStep>
      )}
      {result.missing_files > 0 && <Missing result={result} />}
      {result.erasures > 0 && (
        <NextStep title={t`${from} vraagt u iets te wissen`} actions={<LinkButton href={paths.erasures}>{t`Bekijk wat er gevraagd wordt`}</LinkButton>}>
          <Trans>U beslist zelf. Zolang u niet antwoordt, blijft alles staan.</Trans>
        </NextStep>
      )}
      {result.from.state === "unverified" && (
        <p>
          <Trans>De vingerafdruk van de afzender is nog niet vergeleken.</Trans> <LinkButton href={paths.contact(result.from.contact)} kind="quiet">{t`Vergelijk nu`}</LinkButton>
        </p>
      )}
      {quarantined > 0 && (
        <p>
          <Trans>Wat apart staat, hoort nog in geen zaak.</Trans> <LinkButton href={paths.setAside} kind="quiet">{t`Bekijk wat apart staat`}</LinkButton>
        </p>
      )}
      {result.cases.length > 0 && (
        <Section title={t`Zaken`}>
          <TaskList
            label={t`Zaken`}
            tasks={result.cases.map((found) => ({
              key: found.case,
              href: paths.case(found.case),
              title: found.address || found.number,
              detail: found.number,
              status: found.new && <StatusTag tone="todo">{t`Nieuw bij u`}</StatusTag>,
            }))}
          />
        </Section>
      )}
      <ActionBar>
        <LinkButton href={paths.exchange} kind="secondary">{t`Klaar`}</LinkButton>
      </ActionBar>
      {!nothing && result.undoable && (
        <Section title={t`Toch niet?`}>
          <p className="kit-quiet">{t`Ongedaan maken kan tot u er verder aan werkt, een bestand voor iemand maakt of een ander bestand samenvoegt. Het staat ook bij Uitwisselen.`}</p>
          <UndoImport file={result.import} from={from} onUndone={onUndone} />
        </Section>
      )}
    </Stack>
  );
}

/** Something before this file never came: each case can be asked for whole. */
function Missing({ result }: { result: ImportedView }) {
  const { t } = useLingui();
  const { contact, name } = result.from;
  const missing = result.missing_files;
  return (
    <Notice kind="attention" title={plural(missing, { one: "# bestand kwam hier nooit aan", other: "# bestanden kwamen hier nooit aan" })}>
      <Stack>
        <p>{t`Wat u wel kreeg van ${name}, bouwt daarop voort. Wat er is, klopt en blijft staan. Vraag om een volledige kopie.`}</p>
        {result.cases.map((found) => (
          <div key={found.case}>
            {result.cases.length > 1 && <p>{found.address || found.number}</p>}
            <AskFullCopy caseId={found.case} contact={contact} name={name} />
          </div>
        ))}
      </Stack>
    </Notice>
  );
}
