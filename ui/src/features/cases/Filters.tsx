import { useLingui } from "@lingui/react/macro";
import { CheckboxGroup, RadioGroup, Select } from "../../kit/Choice.tsx";
import { useDensity } from "../../kit/display.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { FilterPanel } from "../../kit/FilterPanel.tsx";
import { Split, Stack } from "../../kit/Layout.tsx";
import { filterNeeds, useNeedLabel } from "../../parts/caseRow.tsx";
import { capital, useTerms } from "../../parts/terms.ts";
import type { CaseFilters } from "../../parts/caseFilters.ts";

type FiltersProps = { filters: CaseFilters; onChange: (change: Partial<CaseFilters>) => void; chosen: number };

/** All filters; each works at once and shows as a chip above the list. */
export function Filters({ filters, onChange, chosen }: FiltersProps) {
  const { t } = useLingui();
  const { options } = useTerms();
  const need = useNeedLabel();
  const touch = useDensity() === "on_the_road";
  const sorts: { value: CaseFilters["sort"]; label: string }[] = [
    { value: "attention", label: t`Wat eerst` },
    { value: "address", label: t`Adres` },
    { value: "phase", label: t`Fase` },
    { value: "urgency", label: t`Urgentie` },
    { value: "activity", label: t`Laatste contact` },
  ];
  return (
    <Disclosure title={chosen > 0 ? t`Filters (${chosen} gekozen)` : t`Filters`}>
      <FilterPanel label={t`Filters`}>
        {touch && <Select label={t`Volgorde`} options={sorts} value={filters.sort} onChange={(sort) => onChange({ sort, descending: false })} />}
        <Split>
          <Stack>
            <CheckboxGroup
              legend={t`Wat de zaak nodig heeft`}
              options={filterNeeds.map((value) => ({ value, label: capital(need(value)) }))}
              value={filters.needs}
              onChange={(chosenNeeds) => onChange({ needs: chosenNeeds })}
            />
            <CheckboxGroup legend={t`Urgentie`} options={options("urgency")} value={filters.urgencies} onChange={(urgencies) => onChange({ urgencies })} />
            <RadioGroup
              legend={t`Regie`}
              options={[
                { value: "any", label: t`Alle zaken` },
                { value: "none", label: t`Zonder regievoerder` },
                { value: "mine", label: t`Waar ik de regie heb` },
              ]}
              value={filters.lead}
              onChange={(lead) => onChange({ lead })}
            />
          </Stack>
          <Stack>
            <CheckboxGroup legend={t`Valkuil die speelt`} options={options("pitfall")} value={filters.pitfalls} onChange={(pitfalls) => onChange({ pitfalls })} />
            <CheckboxGroup legend={t`Fase`} options={options("phase")} value={filters.phases} onChange={(phases) => onChange({ phases })} />
            <RadioGroup
              legend={t`Open of afgesloten`}
              options={[
                { value: "open", label: t`Open` },
                { value: "closed", label: t`Afgesloten` },
                { value: "all", label: t`Allebei` },
              ]}
              value={filters.state}
              onChange={(state) => onChange({ state })}
            />
          </Stack>
        </Split>
      </FilterPanel>
    </Disclosure>
  );
}
