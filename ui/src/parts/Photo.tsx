import { useLingui } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { useView } from "../ipc/hooks.ts";
import type { PhotoView } from "../ipc/types/PhotoView.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { ErrorState } from "../kit/States.tsx";

type PhotoProps = { photo: Pick<PhotoView, "record" | "alt" | "available"> };

/** A photo from the vault, small; pressing it shows it large. */
export function Photo({ photo }: PhotoProps) {
  const { t } = useLingui();
  const [large, setLarge] = useState(false);
  const words = photo.alt || t`Foto zonder beschrijving`;
  if (!photo.available) return <p className="kit-quiet">{t`De foto zelf is hier niet: ${words}`}</p>;
  return (
    <>
      <button type="button" className="kit-photo" onClick={() => setLarge(true)} aria-label={t`Vergroot: ${words}`}>
        <Picture record={photo.record} alt={words} thumbnail />
      </button>
      <Dialog open={large} wide title={words} onClose={() => setLarge(false)} actions={<Button kind="secondary" onPress={() => setLarge(false)}>{t`Sluit`}</Button>}>
        {large && <Picture record={photo.record} alt={words} />}
      </Dialog>
    </>
  );
}

function Picture({ record, alt, thumbnail = false }: { record: string; alt: string; thumbnail?: boolean }) {
  const data = useView("photo_data", { photo: record, thumbnail });
  const [url, setUrl] = useState<string | null>(null);
  const view = data.data;
  useEffect(() => {
    if (!view) return;
    const made = URL.createObjectURL(new Blob([bytesOf(view.base64)], { type: view.media_type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [view]);
  if (data.error) return <ErrorState error={data.error} live={false} />;
  return url ? <img src={url} alt={alt} /> : <span className="kit-photo__wait" role="img" aria-label={alt} />;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
