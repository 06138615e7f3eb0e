import { useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { call } from "../../ipc/call.ts";
import { useCall, useView } from "../../ipc/hooks.ts";
import type { SavedView } from "../../ipc/types/SavedView.ts";
import { Button, TextLink } from "../../kit/Button.tsx";
import { Cluster, Form, Quiet } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { useUndoableResult } from "../../kit/useUndoableResult.ts";
import { paths } from "../../paths.ts";

/** What one looks at often, under a name of one's own: the filters that stand in the address. */
export function SavedViews({ search }: { search: string }) {
  const { t } = useLingui();
  const kept = useView("saved_views", {});
  const save = useCall("save_views");
  const { report } = useUndoableResult();
  const [naming, setNaming] = useState(false);
  if (!kept.data) return null;
  const { views } = kept.data;
  const here = views.find((view) => view.search === search);
  const put = (next: SavedView[], told: string) => {
    const undo = () => save.mutateAsync({ views });
    save.mutate({ views: next }, { onSuccess: () => report(told, undo) });
  };
  const others = views.filter((view) => view !== here);
  return (
    <>
      {save.error && <ErrorState error={save.error} />}
      <Cluster>
        {views.length > 0 && <Quiet small>{t`Bewaarde weergaven:`}</Quiet>}
        {others.map((view) => (
          <TextLink key={view.name} href={paths.casesThat(view.search)}>
            {view.name}
          </TextLink>
        ))}
        {here && (
          <>
            <strong>{here.name}</strong>
            <TextLink onPress={() => put(others, t`De weergave "${here.name}" is weg.`)} context={here.name}>{t`Verwijder weergave`}</TextLink>
          </>
        )}
        {!here && search !== "" && !naming && <TextLink onPress={() => setNaming(true)}>{t`Bewaar deze weergave`}</TextLink>}
      </Cluster>
      {!here && search !== "" && naming && (
        <NameView views={views} search={search} onClose={() => setNaming(false)} />
      )}
    </>
  );
}

type NameViewProps = { views: readonly SavedView[]; search: string; onClose: () => void };

function NameView({ views, search, onClose }: NameViewProps) {
  const { t } = useLingui();
  const save = useCall("save_views");
  const { report } = useUndoableResult();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const words = name.trim();
  const taken = views.some((view) => view.name.toLowerCase() === words.toLowerCase());
  const fault = words === "" ? t`Geef de weergave een naam.` : taken ? t`Er is al een weergave met deze naam. Kies een andere.` : undefined;
  const send = () => {
    setTried(true);
    if (fault || save.isPending) return;
    save.mutate(
      { views: [...views, { name: words, search }] },
      {
        onSuccess: () => {
          report(t`De weergave "${words}" staat boven de lijst.`, () => call("save_views", { views: [...views] }).then(() => undefined));
          onClose();
        },
      },
    );
  };
  return (
    <Form onSubmit={send}>
      {save.error && <ErrorState error={save.error} />}
      <TextField
        id="view-name"
        label={t`Naam van de weergave`}
        hint={t`Filters, volgorde en wat u zoekt worden onder deze naam bewaard, alleen op dit apparaat.`}
        value={name}
        onChange={setName}
        error={tried ? fault : undefined}
        maxLength={60}
        autoFocus
      />
      <Cluster>
        <Button type="submit" pending={save.isPending}>{t`Bewaar weergave`}</Button>
        <Button kind="quiet" onPress={onClose}>{t`Annuleer`}</Button>
      </Cluster>
    </Form>
  );
}
