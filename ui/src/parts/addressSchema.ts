import { nonEmpty, pipe, regex, string, trim } from "valibot";
import type { AddressView } from "../ipc/types/AddressView.ts";

export const noAddress: AddressView = { street: "", house_number: "", house_letter: "", suffix: "", postcode: "", town: "" };

/** What an address needs, with the words for what is missing. */
export function addressSchema(words: { street: string; number: string; town: string; postcode: string }) {
  return {
    street: pipe(string(), trim(), nonEmpty(words.street)),
    house_number: pipe(string(), trim(), nonEmpty(words.number)),
    house_letter: string(),
    suffix: string(),
    postcode: pipe(string(), trim(), regex(/^$|^\d{4}\s?[a-z]{2}$/i, words.postcode)),
    town: pipe(string(), trim(), nonEmpty(words.town)),
  };
}

/** "1234ab" becomes "1234 AB". */
export function tidyPostcode(text: string): string {
  const match = /^\s*(\d{4})\s*([a-z]{2})\s*$/i.exec(text);
  return match ? `${match[1]} ${match[2]?.toUpperCase()}` : text.trim();
}
