import { useLingui } from "@lingui/react/macro";
import {
  IconAddressBook, IconArrowsExchange, IconCalendarEvent, IconChecklist, IconFolders, IconGitCompare, IconHelp, IconHistory, IconHome, IconLayoutDashboard, IconMenu2,
  IconMessages, IconSearch, IconSettings, IconUsersGroup,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useView } from "../ipc/hooks.ts";
import type { Density } from "../kit/display.ts";
import { paths } from "../paths.ts";

type Item = { href: string; label: string; icon: typeof IconHome; count?: number | undefined };

/** The places. In Onderweg the first three and a visit stay in reach, the rest under "Meer". */
export function Navigation({ density, path }: { density: Density; path: string }) {
  const { t } = useLingui();
  const [more, setMore] = useState(false);
  const counts = useView("today", {}).data?.counts;
  const items: Item[] = [
    { href: paths.today, label: t`Vandaag`, icon: IconCalendarEvent, count: counts?.today },
    { href: paths.cases, label: t`Zaken`, icon: IconFolders, count: counts?.cases },
    { href: paths.actions, label: t`Acties`, icon: IconChecklist, count: counts?.actions },
    { href: paths.meetings, label: t`Overleg`, icon: IconMessages },
    { href: paths.board, label: t`Bord`, icon: IconLayoutDashboard },
    { href: paths.team, label: t`Team`, icon: IconUsersGroup },
    { href: paths.search(), label: t`Zoeken`, icon: IconSearch },
    { href: paths.differences, label: t`Verschillen`, icon: IconGitCompare, count: counts?.conflicts },
    { href: paths.exchange, label: t`Uitwisselen`, icon: IconArrowsExchange },
    { href: paths.contacts, label: t`Contacten`, icon: IconAddressBook },
    { href: paths.recent, label: t`Recente handelingen`, icon: IconHistory },
    { href: paths.settings, label: t`Instellingen`, icon: IconSettings },
    { href: paths.help, label: t`Hulp`, icon: IconHelp },
  ];
  if (density === "office") return <Items items={items} path={path} />;
  const visit: Item = { href: paths.newVisit(), label: t`Huisbezoek`, icon: IconHome };
  return (
    <>
      {more && <Items items={items.slice(3)} path={path} onGo={() => setMore(false)} />}
      <Items items={[...items.slice(0, 2), visit, ...items.slice(2, 3)]} path={path} onGo={() => setMore(false)}>
        <li>
          <button type="button" className="shell__more" aria-expanded={more} onClick={() => setMore(!more)}>
            <IconMenu2 size={22} aria-hidden />
            <span>{t`Meer`}</span>
          </button>
        </li>
      </Items>
    </>
  );
}

function Items({ items, path, onGo, children }: { items: Item[]; path: string; onGo?: () => void; children?: ReactNode }) {
  return (
    <ul>
      {items.map(({ href, label, icon: Icon, count }) => {
        const address = href.slice(1);
        const current = path === address || path.startsWith(`${address}/`);
        return (
          <li key={href}>
            <a href={href} aria-current={current ? "page" : undefined} onClick={onGo}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <span>{label}</span>
              {count !== undefined && count > 0 && <span className="shell__count">{count}</span>}
            </a>
          </li>
        );
      })}
      {children}
    </ul>
  );
}
