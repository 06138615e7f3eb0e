import { useLingui } from "@lingui/react/macro";
import { useSearch } from "@tanstack/react-router";
import { useView } from "../../ipc/hooks.ts";
import { paths } from "../../paths.ts";

export type Place = "inquiry" | "plan" | "talk" | "formal";
export type PlaceLink = { href: string; label: string };

/** The names of the places where the work on a case stands. */
export function usePlaces(): Record<Place, { title: string; lead: string }> {
  const { t } = useLingui();
  return {
    inquiry: { title: t`Uitzoeken`, lead: t`Wat is er gezien, wat zeggen beide kanten, en wat doet het met mensen?` },
    plan: { title: t`Belangen, behoeften en ideeën`, lead: t`Wat wil ieder, wat is er nodig, en wat proberen we?` },
    talk: { title: t`Afstemmen en terugkoppelen`, lead: t`Besluiten met hun reden, en wat bewoners en melders horen.` },
    formal: { title: t`Formele stappen`, lead: t`Waarschuwing, zienswijze, besluit en termijnen.` },
  };
}

/** Where a record of this kind stands in a list, to go back to; a resolution goes back to the meeting it was taken in. */
export function usePlaceOf(caseId: string | null, kind: string): PlaceLink {
  const { t } = useLingui();
  const places = usePlaces();
  const { meeting } = useSearch({ strict: false }) as { meeting?: string };
  const list = useView("list_records", { case: caseId, kinds: [kind] }).data;
  if (meeting) return { href: paths.meeting(meeting), label: t`Overleg` };
  if (caseId === null) return { href: paths.team, label: t`Team` };
  const place = list?.groups[0]?.place;
  if (place === undefined || place === "team") return { href: paths.case(caseId), label: t`Zaak` };
  return { href: paths.work(caseId, place), label: places[place].title };
}
