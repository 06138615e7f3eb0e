import { useLingui } from "@lingui/react/macro";
import type { AddressView } from "../ipc/types/AddressView.ts";
import { ShortFields } from "../kit/Layout.tsx";
import { TextField } from "../kit/TextField.tsx";

type Name = keyof AddressView;
type FieldOf = (name: Name) => { id: string; name: string; value: string; onChange: (value: string) => void; error: string | undefined };

/** Where it is: postcode and number first, as people say it on the telephone. */
export function AddressFields({ field }: { field: FieldOf }) {
  const { t } = useLingui();
  return (
    <>
      <ShortFields>
        <TextField {...field("postcode")} label={t`Postcode`} width="code" optional maxLength={7} />
        <TextField {...field("house_number")} label={t`Huisnummer`} width="code" inputMode="numeric" />
        <TextField {...field("house_letter")} label={t`Letter`} width="code" optional maxLength={1} />
        <TextField {...field("suffix")} label={t`Toevoeging`} width="code" optional />
      </ShortFields>
      <TextField {...field("street")} label={t`Straat`} />
      <TextField {...field("town")} label={t`Plaats`} />
    </>
  );
}
