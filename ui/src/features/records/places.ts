import { useLingui } from "@lingui/react/macro";
import { useView } from "../../ipc/hooks.ts";
import { paths } from "../../paths.ts";

export type Place = "inquiry" | "plan" | "talk" | "formal";

/** The names of the places where the work on a case stands. */
export function usePlaces(): Record<Place, { title: string; lead: string }> {
  const { t } = useLingui();
  return {
    inquiry: { title: t`Uitzoeken`, lead: t`Wat is er gezien, wat zeggen beide kanten, en wat doet het met mensen?` },
    plan: { title: t`Gezamenlijk plan`, lead: t`Wat wil ieder, wat is er nodig, en wat proberen we?` },
    talk: { title: t`Afstemmen en terugkoppelen`, lead: t`Besluiten met hun reden, en wat bewoners en melders horen.` },
    formal: { title: t`Formele stappen`, lead: t`Waarschuwing, zienswijze, besluit en termijnen.` },
  };
}

/** Where a record of this kind stands in a list, to go back to. */
export function usePlaceOf(caseId: string | null, kind: string): { href: string; label: string } {
  const { t } = useLingui();
  const places = usePlaces();
  const list = useView("list_records", { case: caseId, kinds: [kind] }).data;
  if (caseId === null) return { href: paths.team, label: t`Team` };
  const place = list?.groups[0]?.place;
  if (place === undefined || place === "team") return { href: paths.case(caseId), label: t`Zaak` };
  return { href: paths.work(caseId, place), label: places[place].title };
}
