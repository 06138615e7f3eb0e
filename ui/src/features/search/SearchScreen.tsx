import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { useRouter, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useView } from "../../ipc/hooks.ts";
import { Stack } from "../../kit/Layout.tsx";
import { announce } from "../../kit/LiveRegion.tsx";
import { PageHeader } from "../../kit/PageHeader.tsx";
import { EmptyState, QueryStates } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useShortcut } from "../../kit/useShortcut.ts";
import { paths } from "../../paths.ts";
import { Hits } from "./Hits.tsx";

const WAIT_MS = 80;
const MOST = 100;

/** Words anywhere in the vault; the words stand in the address, so that back brings the results. */
export default function SearchScreen() {
  const { t } = useLingui();
  const router = useRouter();
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const words = search.q === undefined ? "" : String(search.q);
  const [typed, setTyped] = useState(words);
  const field = useRef<HTMLInputElement>(null);
  const hits = useView("search", { words, limit: MOST }, { enabled: words.trim() !== "", keepPrevious: true });
  const count = words.trim() === "" ? undefined : hits.data?.hits.length;

  useShortcut("search", () => {
    field.current?.focus();
    field.current?.select();
  });
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => router.history.replace(paths.search(typed).slice(1)), WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, words, router]);
  useEffect(() => {
    if (count !== undefined) announce(plural(count, { one: "# resultaat", other: "# resultaten" }));
  }, [count]);

  const none = (
    <EmptyState title={t`Niets gevonden`}>
      {t`Probeer een ander woord of het begin ervan. Alleen wat op deze computer staat wordt doorzocht.`}
    </EmptyState>
  );
  return (
    <Stack>
      <PageHeader title={t`Zoeken`} lead={t`In alle zaken: adressen, meldingen, bezoeken, notities en acties.`} takeFocus={false} />
      <TextField ref={field} type="search" label={t`Zoek woorden`} hint={t`Het begin van een woord is genoeg.`} value={typed} onChange={setTyped} spellCheck={false} autoFocus />
      {words.trim() === "" ? (
        <EmptyState title={t`Typ wat u zoekt`}>{t`Bijvoorbeeld een straat, een geluid of een naam.`}</EmptyState>
      ) : (
        <QueryStates query={hits} empty={(view) => view.hits.length === 0 && none}>
          {(view) => (
            <>
              <p className="kit-quiet">
                {view.hits.length >= MOST ? t`De eerste ${MOST} resultaten. Typ meer om preciezer te zoeken.` : plural(view.hits.length, { one: "# resultaat", other: "# resultaten" })}
              </p>
              <Hits hits={view.hits} />
            </>
          )}
        </QueryStates>
      )}
    </Stack>
  );
}
