import type { AcuteAnswer } from "../ipc/types/AcuteAnswer.ts";
import type { AcuteDanger } from "../ipc/types/AcuteDanger.ts";
import type { AddressView } from "../ipc/types/AddressView.ts";
import type { CaseView } from "../ipc/types/CaseView.ts";
import type { Category } from "../ipc/types/Category.ts";
import type { Channel } from "../ipc/types/Channel.ts";
import type { Precision } from "../ipc/types/Precision.ts";
import type { TakeInReportRequest } from "../ipc/types/TakeInReportRequest.ts";
import type { Tenure } from "../ipc/types/Tenure.ts";
import { momentOf } from "../i18n/when.ts";
import { noAddress, tidyPostcode } from "./addressSchema.ts";
import { occurred } from "./when.ts";

/** Opens a new case although the address has one. */
export const OPEN_NEW = "new";

export type ReportValues = AddressView & {
  /** A case that was found at the address, or that a new one is wanted. */
  case: string;
  text: string;
  place: string;
  categories: Category[];
  occurred_at: string;
  occurred_until: string;
  precision: Precision;
  received_at: string;
  channel: Channel | "";
  who: "named" | "anonymous" | "";
  name: string;
  contact: string;
  wishes_secrecy: boolean;
  note: string;
  acute: AcuteAnswer | "";
  dangers: AcuteDanger[];
  acknowledged: boolean;
  tenure: Tenure;
};

export function emptyReport(existing: CaseView | null): ReportValues {
  return {
    ...noAddress,
    ...existing?.address,
    case: existing?.case ?? "",
    text: "",
    place: "",
    categories: [],
    occurred_at: "",
    occurred_until: "",
    precision: "about",
    received_at: "",
    channel: "",
    who: "",
    name: "",
    contact: "",
    wishes_secrecy: false,
    note: "",
    acute: "",
    dangers: [],
    acknowledged: false,
    tenure: existing?.tenure ?? "unknown",
  };
}

/** Added to an existing case, not opening one. */
export const isAddition = (values: { case: string }) => values.case !== "" && values.case !== OPEN_NEW;

/** The form as the core takes it in. */
export function reportRequest(values: ReportValues): TakeInReportRequest {
  const { street, house_number, house_letter, suffix, postcode, town } = values;
  const named = values.who === "named";
  const address = { street: street.trim(), house_number: house_number.trim(), house_letter: house_letter.trim(), suffix: suffix.trim(), postcode: tidyPostcode(postcode), town: town.trim() };
  return {
    case: isAddition(values) ? values.case : null,
    address: isAddition(values) ? null : address,
    categories: values.categories,
    text: values.text.trim(),
    place: values.place.trim(),
    received_at: momentOf(values.received_at),
    ...occurred(values),
    channel: values.channel === "" ? "other" : values.channel,
    anonymous: values.who === "anonymous",
    reporter: named ? { name: values.name.trim(), contact: values.contact.trim(), wishes_secrecy: values.wishes_secrecy, note: values.note.trim() } : null,
    acknowledged: values.acknowledged,
    acute: values.acute === "" ? "unknown" : values.acute,
    dangers: values.acute === "yes" ? values.dangers : [],
    tenure: values.tenure,
  };
}
