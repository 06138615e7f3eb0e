import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import type { TextPartView } from "../../ipc/types/TextPartView.ts";
import type { TimelineItemView } from "../../ipc/types/TimelineItemView.ts";
import { Quiet } from "../../kit/Layout.tsx";
import { Photo } from "../../parts/Photo.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { capital, useTerms } from "../../parts/terms.ts";

/** What an entry says: its main text first, the other parts with their label, corrections under it. */
export function EntryBody({ item }: { item: TimelineItemView }) {
  const { t } = useLingui();
  const { text } = useTerms();
  const mainLabel = text(`field.${bareKind(item.kind)}.text`);
  const isMain = (part: TextPartView) => mainLabel !== "" && part.label === mainLabel;
  const main = item.parts.filter(isMain);
  const rest = item.parts.filter((part) => !isMain(part) && (part.text !== "" || part.not_received));
  return (
    <>
      {main.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- values that differ stand side by side without a name
        <div key={index} className="kit-timeline__body">
          {part.not_received ? <Quiet>{item.erased ? t`Deze tekst is gewist.` : t`Deze tekst is niet ontvangen.`}</Quiet> : part.text}
        </div>
      ))}
      {rest.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- values that differ have the same label
        <div key={index} className="kit-timeline__body">
          <Quiet>{capital(part.label)}:</Quiet> {part.not_received ? <Quiet>{item.erased ? t`gewist` : t`niet ontvangen`}</Quiet> : part.text}
        </div>
      ))}
      {item.photo && (
        <>
          <Photo photo={item.photo} />
          {item.photo.alt && <div>{item.photo.alt}</div>}
        </>
      )}
      {item.corrections.map((correction) => (
        <div key={correction.record} className="kit-timeline__body">
          <strong>{t`Correctie:`}</strong> {correction.text}
          <br />
          <Quiet small>
            {correction.author}, {dayTime(correction.at)}
          </Quiet>
        </div>
      ))}
    </>
  );
}
