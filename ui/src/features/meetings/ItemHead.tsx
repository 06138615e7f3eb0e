import { useLingui } from "@lingui/react/macro";
import type { AgendaItemView } from "../../ipc/types/AgendaItemView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { LeadText, UrgencyText, usePhaseText } from "../../parts/caseRow.tsx";
import { paths } from "../../paths.ts";

/** Which case, when it begins, and where it stands. */
export function ItemHead({ item, start, plain }: { item: AgendaItemView; start: string; plain?: boolean }) {
  const { t } = useLingui();
  const phase = usePhaseText();
  const title = `${item.number}, ${item.address || t`adres nog niet bekend`}`;
  return (
    <div>
      <h3>
        {start && `${start} · `}
        {plain ? title : <TextLink href={paths.case(item.case)}>{title}</TextLink>}
      </h3>
      <div className="kit-cluster kit-quiet kit-small">
        <span>{phase(item.phase, null)}</span>
        <UrgencyText urgency={item.urgency} />
        <span>
          {t`Regie:`} <LeadText lead={item.lead} />
        </span>
        <span>{t`${item.minutes} minuten`}</span>
      </div>
    </div>
  );
}
