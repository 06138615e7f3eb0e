// Made from the Rust types of the `app` crate. Do not edit.
import type { AnswersView } from "./AnswersView";
import type { CheckPartnerView } from "./CheckPartnerView";
import type { ExpectationThemeView } from "./ExpectationThemeView";
import type { FactCardView } from "./FactCardView";
import type { RecordRowView } from "./RecordRowView";
export type ExpectationsView = { 
/**
 * The themes with what is asked.
 */
themes: Array<ExpectationThemeView>, 
/**
 * The partners, and how far each is on this device.
 */
partners: Array<CheckPartnerView>, 
/**
 * What the person at the screen answered; none when he answered nothing, passed the screen on, or showed it.
 */
answers: AnswersView | null, 
/**
 * Facts that hold for everybody, with their source.
 */
cards: Array<FactCardView>, 
/**
 * What people agreed on, and all partners see.
 */
explanations: Array<RecordRowView>, 
/**
 * Day on which a light repeat is due; none before the first time.
 */
repeat_at: string | null, 
/**
 * A partner joined since the last time.
 */
new_partner: boolean, 
/**
 * Answers are kept on this device until this day at most.
 */
kept_until: string | null, };
