import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { ReceivedView } from "../../ipc/types/ReceivedView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { Notice } from "../../kit/Notice.tsx";
import { recordName } from "../../parts/recordHref.ts";

/** Who has something of which nothing more goes: a person tells them. */
export function StillHeld({ received }: { received: readonly ReceivedView[] }) {
  const { t } = useLingui();
  if (received.length === 0) {
    return <Notice live="status" title={t`Ingetrokken. Niemand heeft hier iets van ontvangen.`} />;
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
    </Notice>
  );
}
