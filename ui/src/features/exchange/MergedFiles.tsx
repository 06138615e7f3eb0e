import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { dayTime } from "../../i18n/format.ts";
import { useView } from "../../ipc/hooks.ts";
import type { MergedFileView } from "../../ipc/types/MergedFileView.ts";
import { TextLink } from "../../kit/Button.tsx";
import { Disclosure } from "../../kit/Disclosure.tsx";
import { PlainList, Quiet, Section, Stack } from "../../kit/Layout.tsx";
import { QueryStates } from "../../kit/States.tsx";
import { UndoImport } from "../../parts/UndoImport.tsx";
import { paths } from "../../paths.ts";

/** So many stand in sight; the rest is behind a button. */
const SHOWN = 3;

/** Files that were merged, newest first, and whether each can be undone. */
export function MergedFiles() {
  const { t } = useLingui();
  const merged = useView("list_imports", {});
  return (
    <Section title={t`Samengevoegde bestanden`}>
      <QueryStates query={merged} empty={(view) => view.files.length === 0 && <p className="kit-quiet">{t`U hebt nog geen bestand samengevoegd.`}</p>}>
        {(view) => (
          <>
            <Files files={view.files.slice(0, SHOWN)} />
            {view.files.length > SHOWN && (
              <Disclosure title={t`Eerdere bestanden`}>
                <Files files={view.files.slice(SHOWN)} />
              </Disclosure>
            )}
          </>
        )}
      </QueryStates>
    </Section>
  );
}

function Files({ files }: { files: readonly MergedFileView[] }) {
  const { t } = useLingui();
  return <PlainList label={t`Samengevoegde bestanden`} items={files.map((file) => ({ key: String(file.import), content: <OneFile file={file} /> }))} />;
}

function OneFile({ file }: { file: MergedFileView }) {
  const { t } = useLingui();
  const counts = [
    plural(file.came_in, { one: "# wijziging kwam binnen", other: "# wijzigingen kwamen binnen" }),
    file.quarantined > 0 && plural(file.quarantined, { one: "# staat apart", other: "# staan apart" }),
  ].filter(Boolean);
  return (
    <Stack gap="tight">
      <div>
        <strong>{t`Van ${file.from}`}</strong>
        <br />
        <Quiet small>{`${dayTime(file.at)} · ${counts.join(", ")}`}</Quiet>
      </div>
      {file.state === "possible" ? <UndoImport file={file.import} from={file.from} /> : <WhyNot file={file} />}
    </Stack>
  );
}

/** Why it cannot be undone, and what to do instead. */
function WhyNot({ file }: { file: MergedFileView }) {
  const { t } = useLingui();
  const why: Record<Exclude<MergedFileView["state"], "possible">, string> = {
    newer: t`Ongedaan maken kan als u eerst het bestand hierboven ongedaan maakt.`,
    exported: t`Ongedaan maken kan niet meer: daarna maakte u een bestand voor iemand anders. Daarin kan staan wat hier binnenkwam, of dat u het hebt.`,
    worked: t`Ongedaan maken kan niet: daarna is er verder gewerkt aan wat dit bestand bracht. Dat werk zou zijn plek kwijtraken. Verbeter het waar het staat.`,
    forgotten: t`Ongedaan maken kan niet meer: het is langer dan 14 dagen geleden, er kwamen veel bestanden na, of er is daarna iets gewist of teruggezet.`,
  };
  if (file.state === "possible") return null;
  return (
    <p className="kit-quiet">
      {why[file.state]}{" "}
      {file.worked_in.map((found) => (
        <TextLink key={found.case} href={paths.case(found.case)}>
          {found.address || found.number}
        </TextLink>
      ))}
    </p>
  );
}
