// What stands in the form of a home visit, and how it goes to the core.
import { i18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { array, check, forward, looseObject, object, picklist, pipe, string } from "valibot";
import { isoDay, isoInstant } from "../../i18n/parseDay.ts";
import { dayFault, momentOf } from "../../i18n/when.ts";
import type { Company } from "../../ipc/types/Company.ts";
import type { SafetyAdvice } from "../../ipc/types/SafetyAdvice.ts";
import type { SaveVisitRequest } from "../../ipc/types/SaveVisitRequest.ts";
import type { VisitOutcome } from "../../ipc/types/VisitOutcome.ts";
import type { VisitView } from "../../ipc/types/VisitView.ts";
import { faultWords, momentText } from "../../parts/when.ts";
import type { Concern } from "./useVisitCheck.ts";

export type YesNo = "" | "yes" | "no";
export type VisitPhoto = { record: string; alt: string; taken_at: string; offered_at: string };

/** An agreement in the form; its key makes it the same one when it is sent twice. */
export type VisitAgreement = { key: string; with: string; text: string; until: string };

export type VisitValues = {
  /** Makes this form different from every other one: sent twice, it is one visit. */
  key: string;
  outcome: VisitOutcome | "";
  saw: string;
  said: string;
  said_by: string;
  /** Whether something follows, or a reason why not. */
  follow: "step" | "none";
  step: string;
  /** The record of a partner; empty for oneself. */
  step_owner: string;
  step_due: string;
  no_next_step: string;
  agreements: VisitAgreement[];
  think: string;
  care: string;
  occurred_at: string;
  purpose: string;
  announced: YesNo;
  company: Company | "";
  card_left: YesNo;
  photos: VisitPhoto[];
  /** Answers of the check beforehand; they stay in the draft, on this device. */
  concerns: Concern[];
  /** What whoever visits next should know; empty when nothing was noticed. */
  safety_advice: SafetyAdvice | "";
  safety_text: string;
};

const fromFlag = (flag: boolean | null): YesNo => (flag === null ? "" : flag ? "yes" : "no");
const toFlag = (answer: YesNo): boolean | null => (answer === "" ? null : answer === "yes");

/** The moment at which a form is opened, to the minute, with its offset. */
export function thisMinute(now = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return isoInstant(isoDay(now), `${two(now.getHours())}:${two(now.getMinutes())}`);
}

export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function noVisit(): VisitValues {
  return {
    key: newKey(), outcome: "", saw: "", said: "", said_by: "", follow: "step", step: "", step_owner: "", step_due: "", no_next_step: "", agreements: [], think: "", care: "",
    occurred_at: thisMinute(), purpose: "", announced: "", company: "", card_left: "", photos: [],
    concerns: [], safety_advice: "", safety_text: "",
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
    follow: visit.no_next_step === "" ? "step" : "none",
    no_next_step: visit.no_next_step,
    photos: visit.photos.map((photo) => ({ record: photo.record, alt: photo.alt, taken_at: photo.taken_at ?? "", offered_at: "" })),
  };
}

export function requestOf(caseId: string, visit: string | null, values: VisitValues, finish: boolean): SaveVisitRequest {
  const none = values.follow === "none";
  const step = none ? "" : values.step.trim();
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
    next_step: step === "" ? null : { text: step, due: values.step_due || null, owner: values.step_owner || null },
    no_next_step: none ? values.no_next_step.trim() : "",
    agreements: agreed(values).map(({ key, with: who, text, until }) => ({ key, with: who.trim(), text: text.trim(), until: until || null })),
    safety: values.safety_advice === "" ? null : { advice: values.safety_advice, text: values.safety_text.trim() },
    photos: values.photos.map((photo) => photo.record),
    finish,
  };
}

/** An agreement without a word is none. */
const agreed = ({ agreements }: Pick<VisitValues, "agreements">) => agreements.filter((one) => one.text.trim() !== "");

/** What must hold before a visit can be saved; the rest may wait. One that is completed has told already how it ends. */
export function visitSchema(again: boolean) {
  const words = {
    step: i18n._(msg`Schrijf de volgende stap op, of kies "Geen vervolg".`),
    none: i18n._(msg`Schrijf op waarom er niets volgt.`),
    agreed: i18n._(msg`Vul bij elke afspraak in met wie, en een dag die bestaat of geen dag.`),
    outcome: i18n._(msg`Kies hoe het bezoek ging.`),
    safety: i18n._(msg`Schrijf op wat wie hierna gaat moet weten.`),
    saw: i18n._(msg`Schrijf op wat u zag of wat de bewoner zei. Eén zin is genoeg.`),
  };
  return pipe(
    object({
      outcome: picklist(["spoken", "not_home", "refused_entry"], words.outcome),
      saw: string(),
      said: string(),
      follow: picklist(["step", "none"]),
      step: string(),
      step_due: string(),
      no_next_step: string(),
      agreements: array(looseObject({ text: string(), with: string(), until: string() })),
      occurred_at: momentText(),
      photos: array(looseObject({})),
      safety_advice: string(),
      safety_text: string(),
    }),
    forward(
      check((values) => values.safety_advice !== "other" || values.safety_text.trim() !== "", words.safety),
      ["safety_text"],
    ),
    forward(
      check((values) => values.outcome !== "spoken" || values.saw.trim() !== "" || values.said.trim() !== "", words.saw),
      ["saw"],
    ),
    forward(
      check((values) => again || values.outcome === "not_home" || values.follow === "none" || values.step.trim() !== "", words.step),
      ["step"],
    ),
    forward(
      check((values) => values.follow === "step" || values.no_next_step.trim() !== "", words.none),
      ["no_next_step"],
    ),
    forward(
      check(
        (values) => values.agreements.every((one) => one.text.trim() === "" || (one.with.trim() !== "" && dayFault(one.until) === null)),
        words.agreed,
      ),
      ["agreements"],
    ),
    // The day of a step is asked once there is a step.
    forward(
      check(
        (values) => values.follow === "none" || values.step.trim() === "" || dayFault(values.step_due) === null,
        (issue) => faultWords(dayFault(issue.input.step_due)),
      ),
      ["step_due"],
    ),
  );
}
