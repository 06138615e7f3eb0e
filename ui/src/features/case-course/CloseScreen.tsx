import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { nonEmpty, object, pipe, string, trim } from "valibot";
import type { CaseView } from "../../ipc/types/CaseView.ts";
import type { ClosingResult } from "../../ipc/types/ClosingResult.ts";
import { Select } from "../../kit/Choice.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { TextArea } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { ActionItems } from "../../parts/actions.tsx";
import { CasePage } from "../../parts/CasePage.tsx";
import { CheckedFormFrame } from "../../parts/CheckedFormFrame.tsx";
import { Consequence } from "../../parts/Consequence.tsx";
import { useTerms } from "../../parts/terms.ts";
import { useCheckedForm } from "../../parts/useCheckedForm.ts";
import { useGo } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";

export default function CloseScreen() {
  const { t } = useLingui();
  return (
    <CasePage title={t`Zaak afsluiten`} needsOpen>
      {(view) => (
        <>
          <OpenActions view={view} />
          <CloseCase view={view} />
        </>
      )}
    </CasePage>
  );
}

function OpenActions({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const open = view.actions.filter((action) => action.state === "open");
  if (open.length === 0) return null;
  return (
    <Notice kind="attention" title={plural(open.length, { one: "Er is nog # open actie", other: "Er zijn nog # open acties" })}>
      <p>
        <Trans>Rond ze af of laat ze vervallen. Anders weet niemand wat ermee gebeurt.</Trans>
      </p>
      <ActionItems label={t`Open acties`} actions={open} inCase />
    </Notice>
  );
}

function CloseCase({ view }: { view: CaseView }) {
  const { t } = useLingui();
  const go = useGo();
  const { report } = useUndoableResult();
  const { options } = useTerms();
  const others = view.same_address.filter((row) => row.state === "open");
  const none = "none";
  const form = useCheckedForm({
    schema: object({
      result: pipe(string(), nonEmpty(t`Kies hoe de zaak afliep.`)),
      reason: pipe(string(), trim(), nonEmpty(t`Schrijf op waarom de zaak klaar is.`)),
      continued_in: string(),
    }),
    initial: { result: "" as ClosingResult | "", reason: "", continued_in: none },
    draft: { kind: "close", target: view.case },
    call: "close_case",
    request: (values) => ({
      case: view.case,
      result: values.result as ClosingResult,
      reason: values.reason.trim(),
      continued_in: values.continued_in === none ? null : values.continued_in,
    }),
    done: (_, __, undo) => {
      report(t`De zaak is afgesloten. U kunt hem later heropenen.`, undo);
      go(paths.case(view.case));
    },
  });
  return (
    <CheckedFormFrame form={form} submit={t`Sluit de zaak af`} back={paths.case(view.case)}>
      <Select {...form.field("result")} label={t`Hoe liep het af?`} options={options("closing_result")} />
      <TextArea
        {...form.field("reason")}
        label={t`Waarom is de zaak klaar?`}
        hint={t`Schrijf ook op of de melder en de bewoner het weten. Partners lezen dit mee.`}
      />
      {others.length > 0 && (
        <Select
          {...form.field("continued_in")}
          label={t`Gaat het verder in een andere zaak op dit adres?`}
          options={[{ value: none, label: t`Nee` }, ...others.map((row) => ({ value: row.case, label: t`Ja, in ${row.number}` }))]}
        />
      )}
      <Notice title={t`Er gaat niets weg`}>
        <Consequence of="close_case" />
        <p>{t`Iedereen die de zaak heeft, kan hem blijven lezen. De afsluiting zelf blijft zoals u hem schrijft; op de tijdlijn kunt u er een correctie bij zetten.`}</p>
      </Notice>
    </CheckedFormFrame>
  );
}
