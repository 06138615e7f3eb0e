import { useLingui } from "@lingui/react/macro";
import type { SearchHitView } from "../../ipc/types/SearchHitView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { PlainList, Quiet, Stack } from "../../kit/Layout.tsx";
import { bareKind } from "../../parts/bareKind.ts";
import { capital } from "../../parts/terms.ts";
import { paths } from "../../paths.ts";

/** Records that do not stand in the timeline open where they are kept. */
const places: Record<string, (caseId: string, record: string) => string> = {
  case: paths.case,
  address: paths.case,
  partner: paths.partner,
  role: paths.partners,
  person: paths.people,
  reporter: paths.people,
  factor: paths.case,
  link: paths.case,
};

/** Where a hit is opened: its place in the timeline, or the page that holds it. */
export function hitHref(hit: SearchHitView): string {
  return (places[bareKind(hit.kind)] ?? paths.entry)(hit.case, hit.record);
}

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
