import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { compare } from "../../i18n/format.ts";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";

type Package = { name: string; version: string; licence: string };

const load = async () => (await import("./third-party.json")).default as Package[];

/** What others made, by licence; fetched from the bundle only when it is asked for. */
export function Licences() {
  const { t } = useLingui();
  const query = useQuery({ queryKey: ["third-party"], queryFn: load, staleTime: Number.POSITIVE_INFINITY });
  return (
    <QueryStates query={query}>
      {(packages) => (
        <Stack gap="tight">
          <p>{t`${packages.length} onderdelen van anderen.`}</p>
          {[...new Set(packages.map((one) => one.licence))].sort(compare).map((licence) => {
            const held = packages.filter((one) => one.licence === licence);
            return (
              <Disclosure key={licence} title={`${licence} (${held.length})`}>
                <ul className="kit-bullets">
                  {held.map((one) => (
                    <li key={one.name + one.version}>
                      {one.name} {one.version}
                    </li>
                  ))}
                </ul>
              </Disclosure>
            );
          })}
        </Stack>
      )}
    </QueryStates>
  );
}
