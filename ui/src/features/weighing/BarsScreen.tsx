import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { BarsView } from "../../ipc/types/BarsView.ts";
import type { BarView } from "../../ipc/types/BarView.ts";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import { LinkButton, TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { Messages } from "../../parts/Messages.tsx";
import { RecordLinks } from "../../parts/RecordLinks.tsx";
import { StepLink } from "../../parts/StepLink.tsx";
import { paths } from "../../paths.ts";
import { Light } from "./Light.tsx";

/** The five bars of the legal test, each on its own: no total, no chance of success. */
export default function BarsScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`151d-toets`} lead={t`Vijf vragen die een rechter los van elkaar stelt. Het gaat over de situatie en het dossier, nooit over een persoon.`}>
      {(view) => <Bars view={view} />}
    </CasePage>
  );
}

function Bars({ view }: { view: CaseView }) {
  const found = useView("bars", { case: view.case });
  return <QueryStates query={found}>{(bars) => <Whole view={view} bars={bars} />}</QueryStates>;
}

function Whole({ view, bars }: { view: CaseView; bars: BarsView }) {
  const { t } = useLingui();
  const open = view.state === "open";
  return (
    <Stack gap="loose">
      <Notice title={bars.note}>
        <p>{bars.reviewed_at ? t`Samen nagelopen op ${day(bars.reviewed_at)}.` : t`Nog niet samen nagelopen.`}</p>
      </Notice>
      {bars.bars.map((bar, index) => (
        <OneBar key={bar.code} caseId={view.case} number={index + 1} bar={bar} open={open} />
      ))}
      <Section
        title={t`Weeg de belangen af`}
        actions={
          <>
            {open && <LinkButton href={paths.newRecord(view.case, "weighing")}>{t`Naar de belangenafweging`}</LinkButton>}
            <TextLink href={paths.severity(view.case)}>{t`Ernst met uitleg`}</TextLink>
          </>
        }
      >
        <p className="kit-quiet">{t`Daar schrijft u op of de bewoner zich aan een maatregel kan houden, en dat u dit samen hebt nagelopen.`}</p>
      </Section>
    </Stack>
  );
}

type OneBarProps = { caseId: string; number: number; bar: BarView; open: boolean };

function OneBar({ caseId, number, bar, open }: OneBarProps) {
  const { t } = useLingui();
  return (
    <Section title={`${number}. ${bar.name}: ${bar.question}`}>
      <Stack gap="tight">
        <p>
          <Light light={bar.light} words={bar.light_text} /> {bar.explanation}
        </p>
        {open && bar.step && <StepLink caseId={caseId} step={bar.step} context={bar.name} button />}
        {bar.gaps.length > 0 && (
          <div>
            <h3>{t`Dit ontbreekt nog`}</h3>
            <PlainList
              label={t`Dit ontbreekt nog bij ${bar.name}`}
              items={bar.gaps.map((gap, index) => ({
                key: `${gap.message.code}${index}`,
                content: (
                  <>
                    <Light light={gap.light} /> {gap.message.text}
                    <RecordLinks caseId={caseId} links={gap.message.records} label={gap.message.text} />
                    {open && (
                      <div>
                        <StepLink caseId={caseId} step={gap.step} context={gap.message.text} />
                      </div>
                    )}
                  </>
                ),
              }))}
            />
          </div>
        )}
        <Disclosure title={t`Waar dit op rust`}>
          {bar.because.length > 0 ? (
            <Messages label={t`Waar ${bar.name} op rust`} messages={bar.because} caseId={caseId} />
          ) : (
            <p className="kit-quiet">{t`Er staat nog niets in het dossier over deze vraag.`}</p>
          )}
        </Disclosure>
      </Stack>
    </Section>
  );
}
