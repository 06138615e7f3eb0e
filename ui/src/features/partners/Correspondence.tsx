import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { day } from "../../i18n/format.ts";
import type { CorrespondenceView } from "../../ipc/types/CorrespondenceView.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import { LinkButton } from "../../kit/Button.tsx";
import { Section, Stack } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { type SummaryRow, SummaryList } from "../../kit/SummaryList.tsx";
import { AskFullCopy } from "../../parts/AskFullCopy.tsx";
import { paths } from "../../paths.ts";

type CorrespondenceProps = { caseId: string; partner: PartnerView };

/** Files to and fro: what was acknowledged, since when nothing came back, what never came. */
export function Correspondence({ caseId, partner }: CorrespondenceProps) {
  const { t } = useLingui();
  const { correspondence, contact, name } = partner;
  if (!correspondence || !contact) return null;
  const { missing_files: missing } = correspondence;
  return (
    <Section title={t`Bestanden heen en weer`}>
      <Stack>
        {correspondence.asks_at && (
          <Notice kind="attention" title={t`${name} vraagt om wat daar ontbreekt`} action={<LinkButton href={paths.share(caseId)} kind="secondary">{t`Deel deze zaak`}</LinkButton>}>
            {t`Het gaat mee met het eerste bestand dat u voor ${name} maakt.`}
          </Notice>
        )}
        {missing > 0 && (
          <Notice kind="attention" title={plural(missing, { one: "# bestand kwam hier nooit aan", other: "# bestanden kwamen hier nooit aan" })}>
            {t`Wat u wel kreeg van ${name}, bouwt daarop voort. Wat er is, klopt en blijft staan. Vraag om een volledige kopie.`}
          </Notice>
        )}
        <Rows view={correspondence} />
        {correspondence.asked_at ? <Asked view={correspondence} name={name} /> : <AskFullCopy caseId={caseId} contact={contact} name={name} />}
      </Stack>
    </Section>
  );
}

function Rows({ view }: { view: CorrespondenceView }) {
  const { t } = useLingui();
  const { devices, devices_acked: acked, not_acked: open, unanswered, silent_days: days } = view;
  const rows: SummaryRow[] = [
    { key: "acked", label: t`Bevestigd`, value: view.acked_at ? t`Het bestand van ${day(view.acked_at)}` : t`Nog niets` },
  ];
  if (open > 0) {
    const files = plural(open, { one: "# bestand", other: "# bestanden" });
    rows.push({ key: "open", label: t`Nog niet bevestigd`, value: devices > 1 ? t`${files}. Het nieuwste is bevestigd op ${acked} van ${devices} apparaten.` : files });
  }
  if (unanswered > 0) {
    rows.push({
      key: "silent",
      label: t`Nog geen bestand terug`,
      value: t`${plural(unanswered, { one: "# bestand gestuurd", other: "# bestanden gestuurd" })}, ${plural(days, { one: "sinds # dag", other: "sinds # dagen" })}`,
    });
  }
  return <SummaryList rows={rows} />;
}

function Asked({ view, name }: { view: CorrespondenceView; name: string }) {
  const { t } = useLingui();
  const on = view.asked_at ? day(view.asked_at) : "";
  if (view.answered) return <p>{t`${name} stuurde een volledige kopie. Nog niet alle bestanden daarvan zijn hier.`}</p>;
  return (
    <p>
      {view.asked_sent
        ? t`U vroeg op ${on} om een volledige kopie. De vraag ging mee, en gaat mee tot de kopie er is.`
        : t`U vroeg op ${on} om een volledige kopie. De vraag gaat mee in het volgende bestand voor ${name}.`}
    </p>
  );
}
