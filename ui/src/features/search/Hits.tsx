import { useLingui } from "@lingui/react/macro";
import type { SearchHitView } from "../../ipc/types/SearchHitView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { recordHref } from "../../parts/recordHref.ts";
import { capital } from "../../parts/terms.ts";

/** Where a hit is opened. */
export const hitHref = (hit: SearchHitView): string => recordHref(hit.case, hit);

/** What was found, with the words marked. */
export function Hits({ hits }: { hits: readonly SearchHitView[] }) {
  const { t } = useLingui();
  return (
    <PlainList
      label={t`Resultaten`}
      items={hits.map((hit) => ({
        key: hit.record,
        content: (
          <Stack gap="tight">
            <div>
              <TextLink href={hitHref(hit)} context={hit.address || hit.number}>
                {capital(hit.kind_label)}
              </TextLink>{" "}
              <Quiet small>
                {[hit.address, hit.number].filter(Boolean).join(" · ")}
              </Quiet>
            </div>
            <div>
              {hit.snippet.map((piece, index) => {
                const key = `${index}${piece.hit}`;
                return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>;
              })}
            </div>
          </Stack>
        ),
      }))}
    />
  );
}
