import { useLingui } from "@lingui/react/macro";
import { day, dayTime } from "../../i18n/format.ts";
import type { WithdrawnView } from "../../ipc/types/WithdrawnView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { recordName } from "../../parts/recordHref.ts";

/** Who has something of which nothing more goes: a person tells them. */
export function StillHeld({ view }: { view: WithdrawnView }) {
  const { t } = useLingui();
  const { received } = view;
  if (received.length === 0) {
    if (view.incomplete_since === null) return <Notice live="status" title={t`Ingetrokken. Niemand heeft hier iets van ontvangen.`} />;
    return (
      <Notice kind="attention" live="status" title={t`Ingetrokken. Volgens uw lijst heeft niemand hier iets van ontvangen`}>
        <MayHave view={view} />
      </Notice>
    );
  }
  return (
    <Notice kind="attention" live="status" title={t`Ingetrokken. Deze personen hebben al iets ontvangen`}>
      <p>{t`Zij houden wat ze hebben. Vertel hun dat het niet meer gedeeld mag worden, en vraag of ze het willen wissen.`}</p>
      <ul className="kit-bullets">
        {received.map((one) => (
          <li key={one.contact}>
            {one.name}: {one.records.map(recordName).join(", ")}
            {one.files.map((file) => (
              <Quiet key={file.file} small>
                {" "}
                · {dayTime(file.at)}
                {file.name && ` · ${file.name}`}
              </Quiet>
            ))}
          </li>
        ))}
      </ul>
      <MayHave view={view} />
    </Notice>
  );
}

/** After a restore the list may miss files: then whoever was decided for may have it as well. */
function MayHave({ view }: { view: WithdrawnView }) {
  const { t } = useLingui();
  if (view.incomplete_since === null) return null;
  const since = day(view.incomplete_since);
  return (
    <>
      <p>{t`Uw lijst kan onvolledig zijn sinds ${since}, toen u een reservekopie van die dag terugzette.`}</p>
      {view.may_have.length > 0 && (
        <>
          <p>{t`U besloot dit te delen met deze personen. Vraag hun of ze het hebben:`}</p>
          <ul className="kit-bullets">
            {view.may_have.map((one) => (
              <li key={one.contact}>{one.name}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
