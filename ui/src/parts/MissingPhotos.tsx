import { plural } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { Notice } from "../kit/Notice.tsx";

/** Photos of which only the description goes, because the picture is not on this computer. */
export function MissingPhotos({ photos }: { photos: readonly string[] }) {
  if (photos.length === 0) return null;
  return (
    <Notice
      kind="attention"
      title={plural(photos.length, {
        one: "# foto ontbreekt hier; alleen de beschrijving gaat mee",
        other: "# foto's ontbreken hier; alleen de beschrijvingen gaan mee",
      })}
    >
      <Trans>Heeft een partner de foto nog? Open dan een bestand van die partner: daarmee komt de foto terug.</Trans>
    </Notice>
  );
}
