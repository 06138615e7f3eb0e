import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useView } from "../ipc/hooks.ts";
import { CommandList, type Command, type CommandGroup } from "../kit/CommandList.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { paths } from "../paths.ts";

type Place = Command & { href: string };
type PaletteProps = { open: boolean; path: string; onClose: () => void };

const MOST = 8;
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Ctrl+K: to a case by its number or address, to something new, to a screen. */
export function Palette({ open, path, onClose }: PaletteProps) {
  const { t } = useLingui();
  return (
    <Dialog open={open} title={t`Ga naar`} onClose={onClose}>
      {open && <Places path={path} onClose={onClose} />}
    </Dialog>
  );
}

function Places({ path, onClose }: Omit<PaletteProps, "open">) {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  const wanted = plain(query.trim());
  const fits = (places: Place[]) => places.filter((place) => plain(`${place.title} ${place.detail ?? ""}`).includes(wanted));
  const groups: CommandGroup<Place>[] = [
    { title: t`Zaken`, commands: useCases(query.trim()) },
    { title: t`In deze zaak`, commands: fits(useHere(path)) },
    { title: t`Nieuw`, commands: fits(useFresh()) },
    { title: t`Schermen`, commands: fits(useScreens()) },
    ...(wanted === "" ? [] : [{ title: t`Zoeken`, commands: [{ key: "search", title: t`Zoek "${query.trim()}" in alle zaken`, href: paths.search(query.trim()) }] }]),
  ];
  const go = (place: Place) => {
    onClose();
    window.location.hash = place.href.slice(1);
  };
  return <CommandList label={t`Nummer, adres of wat u wilt doen`} query={query} onQuery={setQuery} groups={groups} onChoose={go} nothing={t`Niets gevonden. Typ een deel van het adres of het nummer.`} />;
}

/** Cases that fit, also those that are closed. */
function useCases(query: string): Place[] {
  const { t } = useLingui();
  const found = useView(
    "list_cases",
    { query, phases: [], urgencies: [], needs: [], lead: "any", state: "all", sort: "attention", descending: false, offset: 0, limit: MOST },
    { enabled: query !== "", keepPrevious: true },
  );
  if (query === "") return [];
  return (found.data?.rows ?? []).map((row) => ({
    key: row.case,
    title: row.address || row.number,
    detail: row.state === "open" ? row.number : t`${row.number}, afgesloten`,
    href: paths.case(row.case),
  }));
}

/** What can be done with the case that is open now. */
function useHere(path: string): Place[] {
  const { t } = useLingui();
  const id = /^\/cases\/([0-9a-f]{32})/.exec(path)?.[1] ?? "";
  const view = useView("case", { case: id }, { enabled: id !== "" }).data;
  if (!view || id === "") return [];
  const place = (href: string, title: string): Place => ({ key: href, title, detail: view.address_text || view.number, href });
  const reading = [
    place(paths.case(id), t`Overzicht`),
    place(paths.timeline(id), t`Tijdlijn`),
    place(paths.plan(id), t`Analyse en plan`),
    place(paths.mirror(id), t`Rolspiegel`),
    place(paths.handovers(id), t`Overdracht`),
    place(paths.bars(id), t`151d-toets`),
    place(paths.share(id), t`Delen met een partner`),
    place(paths.document(id), t`Tijdlijn als PDF`),
  ];
  if (view.state !== "open") return reading;
  return [
    place(paths.newVisit(id), t`Huisbezoek bij deze zaak`),
    place(paths.newNote(id), t`Notitie bij deze zaak`),
    place(paths.caseActions(id), t`Actie plannen bij deze zaak`),
    place(paths.partners(id), t`Partners en regie`),
    place(paths.attention(id), t`Aandachtspunten`),
    place(paths.guides(id), t`Valkuilen en behoeften`),
    place(paths.questions(id), t`Vragen aan partners`),
    ...reading,
  ];
}

function useFresh(): Place[] {
  const { t } = useLingui();
  return [
    { key: "visit", title: t`Nieuw huisbezoek`, href: paths.newVisit() },
    { key: "report", title: t`Nieuwe melding`, href: paths.newReport },
    { key: "action", title: t`Nieuwe actie`, href: paths.newAction },
  ];
}

function useScreens(): Place[] {
  const { t } = useLingui();
  const screens: [string, string][] = [
    [paths.today, t`Vandaag`],
    [paths.cases, t`Zaken`],
    [paths.actions, t`Acties`],
    [paths.meetings, t`Overleg`],
    [paths.board, t`Bord`],
    [paths.team, t`Team`],
    [paths.search(), t`Zoeken`],
    [paths.differences, t`Verschillen`],
    [paths.exchange, t`Uitwisselen`],
    [paths.import, t`Bestand openen`],
    [paths.share(), t`Bestand maken`],
    [paths.contacts, t`Contacten`],
    [paths.recent, t`Recente handelingen`],
    [paths.settings, t`Instellingen`],
    [paths.policy, t`Beleidspakket`],
    [paths.about, t`Versie, licenties en toegankelijkheid`],
    [paths.help, t`Hulp`],
  ];
  return screens.map(([href, title]) => ({ key: href, title, href }));
}
