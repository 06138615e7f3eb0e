import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { dayTime } from "../../i18n/format.ts";
import { call, callOpening } from "../../ipc/call.ts";
import { Button } from "../../kit/Button.tsx";
import { GroupFrame } from "../../kit/Field.tsx";
import { Cluster, Stack } from "../../kit/Layout.tsx";
import { ErrorState } from "../../kit/States.tsx";
import { TextField } from "../../kit/TextField.tsx";
import { JobProgress } from "../../parts/JobProgress.tsx";
import { Photo } from "../../parts/Photo.tsx";
import { Refused } from "../../parts/Refused.tsx";
import type { CheckedForm } from "../../parts/useCheckedForm.ts";
import { useDo } from "../../parts/useDo.ts";
import { useWork } from "../../parts/useWork.ts";
import type { VisitPhoto, VisitValues } from "./visitValues.ts";

const KINDS = ["jpg", "jpeg", "png", "webp"];

type PhotosProps = { form: CheckedForm<VisitValues>; caseId: string; visitId: string | null };

/** Photos of the visit; where and with what they were taken is dropped, when is asked. */
export function Photos({ form, caseId, visitId }: PhotosProps) {
  const { t } = useLingui();
  const work = useWork();
  const removal = useDo();
  const { photos } = form.values;
  const [added, setAdded] = useState("");
  const add = async () => {
    const view = await work.run(() => callOpening("add_photo", { case: caseId, visit: visitId, alt: "" }, KINDS));
    if (!view) return;
    setAdded(view.photo.record);
    form.set("photos", [...photos, { record: view.photo.record, alt: view.photo.alt, taken_at: "", offered_at: view.taken_at ?? "" }]);
  };
  const put = (next: VisitPhoto) => form.set("photos", photos.map((photo) => (photo.record === next.record ? next : photo)));
  const latest = useRef(photos);
  latest.current = photos;
  const remove = async (gone: VisitPhoto) => {
    const back = () => form.set("photos", [...latest.current, gone]);
    const done = await removal.run("withdraw_entry", { record: gone.record, reason: t`Weggehaald uit het bezoek.` }, { text: t`De foto is weg.`, undone: back });
    if (done) form.set("photos", latest.current.filter((photo) => photo.record !== gone.record));
  };
  return (
    <GroupFrame legend={t`Foto's`} id="photos" aside={t`alle partners`} hint={t`Plaats en soort toestel worden van de foto gehaald.`}>
      {(described) => (
        <Stack>
          {photos.map((photo, index) => (
            <PhotoFields key={photo.record} photo={photo} number={index + 1} fresh={photo.record === added} onChange={put} onRemove={() => void remove(photo)} />
          ))}
          {work.pending && <JobProgress name="add_photo" label={t`Foto wordt toegevoegd`} />}
          {work.error && <ErrorState error={work.error} safe={t`De rest van het bezoek is bewaard als concept.`} />}
          {removal.error && <Refused error={removal.error} safe={t`De foto staat er nog.`} />}
          <div>
            <Button id={described.id} kind="secondary" onPress={() => void add()} pending={work.pending}>
              <Trans>Foto toevoegen</Trans>
            </Button>
          </div>
        </Stack>
      )}
    </GroupFrame>
  );
}

type PhotoFieldsProps = {
  photo: VisitPhoto;
  number: number;
  /** Just added: what is to be seen on it is what comes next. */
  fresh: boolean;
  onChange: (photo: VisitPhoto) => void;
  onRemove: () => void;
};

function PhotoFields({ photo, number, fresh, onChange, onRemove }: PhotoFieldsProps) {
  const { t } = useLingui();
  const [stored, setStored] = useState(photo.alt);
  const [error, setError] = useState<unknown>(null);
  const describe = async (alt: string, taken: string) => {
    setError(null);
    try {
      await call("describe_photo", { photo: photo.record, alt, taken_at: taken || null });
      setStored(alt);
      return true;
    } catch (thrown) {
      setError(thrown);
      return false;
    }
  };
  const take = async () => {
    if (await describe(photo.alt, photo.offered_at)) onChange({ ...photo, taken_at: photo.offered_at, offered_at: "" });
  };
  return (
    <Stack gap="tight">
      <Photo photo={{ record: photo.record, alt: photo.alt, available: true }} />
      <TextField
        id={`alt-${photo.record}`}
        label={t`Wat is te zien? (foto ${number})`}
        hint={t`Schrijf op wat er te zien is. Zonder beschrijving kunt u de foto niet delen of afdrukken.`}
        value={photo.alt}
        autoFocus={fresh}
        onChange={(alt) => onChange({ ...photo, alt })}
        onBlur={() => photo.alt.trim() !== stored && void describe(photo.alt.trim(), photo.taken_at)}
      />
      {photo.offered_at !== "" && (
        <div role="group" aria-label={t`Tijdstip van foto ${number}`}>
          <p>{t`Volgens de foto is hij gemaakt op ${dayTime(photo.offered_at)}. Tijdstip van de foto overnemen?`}</p>
          <Cluster>
            <Button kind="secondary" onPress={() => void take()}>{t`Ja, neem over`}</Button>
            <Button kind="quiet" onPress={() => onChange({ ...photo, offered_at: "" })}>{t`Nee`}</Button>
          </Cluster>
        </div>
      )}
      {photo.taken_at !== "" && <p className="kit-hint">{t`Gemaakt op ${dayTime(photo.taken_at)}.`}</p>}
      <div>
        <Button kind="quiet" onPress={onRemove} context={photo.alt.trim() || t`foto ${number}`}>
          <Trans>Haal foto weg</Trans>
        </Button>
      </div>
      {error !== null && <ErrorState error={error} />}
    </Stack>
  );
}
