import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { Notice } from "../../kit/Notice.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { RecordForm } from "../../parts/RecordForm.tsx";
import { useGo, useParam } from "../../parts/useGo.ts";
import { paths } from "../../paths.ts";
import { usePlaceOf } from "./places.ts";

/** One record of a kind with a form: new, or to be changed. */
export default function RecordScreen() {
  const { t } = useLingui();
  const [caseId, kind, record] = [useParam("caseId") || null, useParam("kind"), useParam("recordId")];
  const id = record === "new" ? null : record;
  const found = useView("form", { kind: `${kind}/1`, case: caseId, record: id });
  const go = useGo();
  const { report } = useUndoableResult();
  const place = usePlaceOf(caseId, `${kind}/1`);
  const title = found.data?.label ?? t`Vastleggen`;
  return (
    <>
      <PageHeader title={title} lead={found.data?.intro} back={place} />
      <QueryStates query={found}>
        {(form) =>
          form.editable ? (
            <RecordForm
              key={`${form.kind}${form.record ?? ""}`}
              form={form}
              caseId={caseId}
              back={place.href}
              onSaved={() => {
                report(t`Vastgelegd.`);
                go(place.href);
              }}
            />
          ) : (
            <Notice title={form.finished ? t`Dit is afgerond` : t`Dit schreef iemand anders`}>
              {t`U kunt het niet wijzigen. Klopt er iets niet? Zet er een correctie naast, op de tijdlijn.`}{" "}
              {caseId && <a href={paths.timeline(caseId)}>{t`Naar de tijdlijn`}</a>}
            </Notice>
          )
        }
      </QueryStates>
    </>
  );
}
