import { useLingui } from "@lingui/react/macro";
import { list } from "../../i18n/format.ts";
import { inWords } from "../../i18n/when.ts";
import type { PartnerView } from "../../ipc/types/PartnerView.ts";
import type { SummaryRow } from "../../kit/SummaryList.tsx";
import { useTerms } from "../../parts/terms.ts";
import type { VisitValues, YesNo } from "./visitValues.ts";

/** The answers of a visit in words; the label says who will see each. */
export function useVisitRows(values: VisitValues, partners: readonly PartnerView[] = []): SummaryRow[] {
  const { t } = useLingui();
  const { label } = useTerms();
  const step = values.step.trim();
  const owner = partners.find((partner) => partner.record === values.step_owner);
  const outcomes = { "": "", spoken: t`Bewoner gesproken`, not_home: t`Niet thuis`, refused_entry: t`Niet binnengelaten` };
  const companies = { "": "", alone: t`Alleen`, together: t`Samen met een ander` };
  const flag = (answer: YesNo) => (answer === "" ? "" : answer === "yes" ? t`Ja` : t`Nee`);
  const undescribed = values.photos.filter((photo) => photo.alt.trim() === "").length;
  const photos = [
    ...values.photos.filter((photo) => photo.alt.trim() !== "").map((photo) => photo.alt.trim()),
    ...(undescribed > 0 ? [t`${undescribed} zonder beschrijving`] : []),
  ];
  return [
    { key: "outcome", label: t`Hoe ging het?`, value: outcomes[values.outcome] },
    { key: "occurred_at", label: t`Wanneer`, value: inWords(values.occurred_at) },
    { key: "saw", label: t`Ik zag, hoorde of rook`, value: values.saw.trim() },
    { key: "said", label: t`Bewoner zei`, value: [values.said_by.trim(), values.said.trim()].filter(Boolean).join(": ") },
    { key: "agreements", label: t`Afgesproken`, value: list(values.agreements.filter((one) => one.text.trim() !== "").map((one) => one.text.trim())) },
    values.follow === "none"
      ? { key: "no_next_step", label: t`Geen vervolg, omdat`, value: values.no_next_step.trim() }
      : {
          key: "step",
          label: t`Volgende stap`,
          value: [step, step && owner && `${owner.name || owner.organisation}`, step && inWords(values.step_due)].filter(Boolean).join(", "),
        },
    { key: "think", label: t`Ik denk (blijft op dit apparaat)`, value: values.think.trim() },
    { key: "care", label: t`Zorgnotitie (blijft bij u)`, value: values.care.trim() },
    { key: "safety_advice", label: t`Veiligheidsnotitie (blijft bij u tot u besluit te delen)`, value: [label("safety_advice", values.safety_advice), values.safety_advice && values.safety_text.trim()].filter(Boolean).join(". ") },
    { key: "photos", label: t`Foto's`, value: list(photos) },
    { key: "purpose", label: t`Doel`, value: values.purpose.trim() },
    { key: "announced", label: t`Aangekondigd`, value: flag(values.announced) },
    { key: "company", label: t`Alleen of samen`, value: companies[values.company] },
    { key: "card_left", label: t`Kaartje achtergelaten`, value: flag(values.card_left) },
  ];
}
