// What stands in the form of a home visit, and how it goes to the core.
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { array, check, forward, looseObject, object, picklist, pipe, string } from "valibot";
import { isoDay, isoInstant } from "../../i18n/parseDay.ts";
import { dayFault, momentOf } from "../../i18n/when.ts";
import type { Company } from "../../ipc/types/Company.ts";
import type { SaveVisitRequest } from "../../ipc/types/SaveVisitRequest.ts";
import type { VisitOutcome } from "../../ipc/types/VisitOutcome.ts";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import { faultWords, momentText } from "../../parts/when.ts";

export type YesNo = "" | "yes" | "no";
export type VisitPhoto = { record: string; alt: string; taken_at: string; offered_at: string };

export type VisitValues = {
  /** Makes this form different from every other one: sent twice, it is one visit. */
  key: string;
  outcome: VisitOutcome | "";
  saw: string;
  said: string;
  said_by: string;
  step: string;
  step_due: string;
  think: string;
  care: string;
  occurred_at: string;
  purpose: string;
  announced: YesNo;
  company: Company | "";
  card_left: YesNo;
  photos: VisitPhoto[];
};

const fromFlag = (flag: boolean | null): YesNo => (flag === null ? "" : flag ? "yes" : "no");
const toFlag = (answer: YesNo): boolean | null => (answer === "" ? null : answer === "yes");

/** The moment at which a form is opened, to the minute, with its offset. */
export function thisMinute(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return isoInstant(isoDay(now), `${two(now.getHours())}:${two(now.getMinutes())}`);
}

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function noVisit(): VisitValues {
  return {
    key: newKey(), outcome: "", saw: "", said: "", said_by: "", step: "", step_due: "", think: "", care: "",
    occurred_at: thisMinute(), purpose: "", announced: "", company: "", card_left: "", photos: [],
  };
}

export function valuesOf(visit: VisitView): VisitValues {
  return {
    ...noVisit(),
    outcome: visit.outcome ?? "",
    saw: visit.saw,
    said: visit.said,
    said_by: visit.said_by,
    think: visit.think,
    care: visit.care,
    occurred_at: visit.occurred_at ?? "",
    purpose: visit.purpose,
    announced: fromFlag(visit.announced),
    company: visit.company ?? "",
    card_left: fromFlag(visit.card_left),
    photos: visit.photos.map((photo) => ({ record: photo.record, alt: photo.alt, taken_at: photo.taken_at ?? "", offered_at: "" })),
  };
}

export function requestOf(caseId: string, visit: string | null, values: VisitValues, finish: boolean): SaveVisitRequest {
  const step = values.step.trim();
  return {
    case: caseId,
    visit,
    key: values.key,
    occurred_at: momentOf(values.occurred_at),
    purpose: values.purpose.trim(),
    announced: toFlag(values.announced),
    outcome: values.outcome as VisitOutcome,
    company: values.company || null,
    card_left: toFlag(values.card_left),
    saw: values.saw.trim(),
    said: values.said.trim(),
    said_by: values.said_by.trim(),
    think: values.think.trim(),
    care: values.care.trim(),
    next_step: step === "" ? null : { text: step, due: values.step_due || null, owner: null },
    photos: values.photos.map((photo) => photo.record),
    finish,
  };
}

/** What must hold before a visit can be saved; the rest may wait. */
export function visitSchema() {
  const words = {
    outcome: i18n._(msg`Kies hoe het bezoek ging.`),
    saw: i18n._(msg`Schrijf op wat u zag of wat de bewoner zei. Eén zin is genoeg.`),
  };
  return pipe(
    object({
      outcome: picklist(["spoken", "not_home", "refused_entry"], words.outcome),
      saw: string(),
      said: string(),
      step: string(),
      step_due: string(),
      occurred_at: momentText(),
      photos: array(looseObject({})),
    }),
    forward(
      check((values) => values.outcome !== "spoken" || values.saw.trim() !== "" || values.said.trim() !== "", words.saw),
      ["saw"],
    ),
    // The day of a step is asked once there is a step.
    forward(
      check(
        (values) => values.step.trim() === "" || dayFault(values.step_due) === null,
        (issue) => faultWords(dayFault(issue.input.step_due)),
      ),
      ["step_due"],
    ),
  );
}
