import { useLingui } from "@lingui/react/macro";
import { array, minLength, object, pipe, string } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { AcuteAnswer } from "../../ipc/types/AcuteAnswer.ts";
import type { Category } from "../../ipc/types/Category.ts";
import type { Tenure } from "../../ipc/types/Tenure.ts";
import type { Track } from "../../ipc/types/Track.ts";
import { CheckboxGroup, Select } from "../../kit/Choice.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { AddressFields } from "../../parts/AddressFields.tsx";
import { addressSchema } from "../../parts/addressSchema.ts";
import { CategoryFlags } from "../../parts/CategoryFlags.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

export default function DescribeScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Adres en soort overlast`} needsOpen>
      {(view) => <Describe view={view} />}
    </CasePage>
  );
}

function Describe({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { options } = useTerms();
  const form = useCheckedForm({
    schema: object({
      ...addressSchema({ street: t`Vul de straat in.`, number: t`Vul het huisnummer in.`, town: t`Vul de plaats in.`, postcode: t`Vul een postcode in van vier cijfers en twee letters, zoals 1234 AB.` }),
      categories: pipe(array(string()), minLength(1, t`Kies minstens één soort overlast.`)),
      tenure: string(),
      route: string(),
      acute: string(),
    }),
    initial: { ...view.address, categories: view.categories as Category[], tenure: (view.tenure ?? "") as Tenure | "", route: (view.route ?? "") as Track | "", acute: (view.acute ?? "") as AcuteAnswer | "" },
    stored: true,
    draft: { kind: "describe", target: view.case },
    call: "describe_case",
    request: ({ categories, tenure, route, acute, ...address }) => ({
      case: view.case,
      address,
      categories,
      tenure: tenure === "" ? null : tenure,
      route: route === "" ? null : route,
      // Which danger it was stands with the report; answering here settles only whether there is one now.
      acute: acute === "" || acute === view.acute ? null : acute,
    }),
    done: (_, __, undo) => {
      report(t`De gegevens zijn bijgewerkt.`, undo);
      go(paths.case(view.case));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Bewaar gegevens`} back={paths.case(view.case)}>
      <AddressFields field={form.field} />
      <CheckboxGroup {...form.field("categories")} legend={t`Soort overlast`} options={options("category")} tiles />
      <CategoryFlags categories={form.values.categories} />
      <Select {...form.field("tenure")} label={t`Van wie is de woning?`} options={options("tenure")} />
      <Select {...form.field("route")} label={t`Welke kant gaat de zaak op?`} options={options("track")} />
      <Select {...form.field("acute")} label={t`Is er nu acuut gevaar?`} options={options("acute")} />
    </CheckedFormFrame>
  );
}
