// Made from the Rust types of the `app` crate. Do not edit.
import type { ActionView } from "./ActionView";
import type { AcuteAnswer } from "./AcuteAnswer";
import type { AddressView } from "./AddressView";
import type { AgreementView } from "./AgreementView";
import type { CaseRowView } from "./CaseRowView";
import type { Category } from "./Category";
import type { ClosingView } from "./ClosingView";
import type { DraftRowView } from "./DraftRowView";
import type { FactorRowView } from "./FactorRowView";
import type { InterventionView } from "./InterventionView";
import type { LeadView } from "./LeadView";
import type { MessageView } from "./MessageView";
import type { NextView } from "./NextView";
import type { PartnerView } from "./PartnerView";
import type { PersonView } from "./PersonView";
import type { PhaseView } from "./PhaseView";
import type { ReporterView } from "./ReporterView";
import type { RoleView } from "./RoleView";
import type { Tenure } from "./Tenure";
import type { Track } from "./Track";
import type { UrgencyView } from "./UrgencyView";
import type { WithdrawalView } from "./WithdrawalView";
export type CaseView = { 
/**
 * The case.
 */
case: string, 
/**
 * Display number.
 */
number: string, 
/**
 * Open or not.
 */
state: "open" | "closed" | "withdrawn", 
/**
 * The address.
 */
address: AddressView, 
/**
 * The address in one line.
 */
address_text: string, 
/**
 * Other cases at this address.
 */
same_address: Array<CaseRowView>, 
/**
 * Kinds of nuisance.
 */
categories: Array<Category>, 
/**
 * Who owns the home.
 */
tenure: Tenure | null, 
/**
 * Which way the case goes.
 */
route: Track | null, 
/**
 * The acute check.
 */
acute: AcuteAnswer | null, 
/**
 * When it was opened.
 */
opened_at: string | null, 
/**
 * The phase.
 */
phase: PhaseView, 
/**
 * The urgency.
 */
urgency: UrgencyView, 
/**
 * Who leads.
 */
lead: LeadView, 
/**
 * Day of the last change.
 */
last_activity: string | null, 
/**
 * What to do now.
 */
next: NextView, 
/**
 * The seven success factors.
 */
factors: Array<FactorRowView>, 
/**
 * What asks for attention now.
 */
attention: Array<MessageView>, 
/**
 * The partners.
 */
partners: Array<PartnerView>, 
/**
 * Colleagues of a partner who only read along.
 */
readers: Array<PartnerView>, 
/**
 * The roles.
 */
roles: Array<RoleView>, 
/**
 * Resident, neighbours, network.
 */
people: Array<PersonView>, 
/**
 * Reporters that the own person may see.
 */
reporters: Array<ReporterView>, 
/**
 * Actions, open ones first.
 */
actions: Array<ActionView>, 
/**
 * What was tried.
 */
interventions: Array<InterventionView>, 
/**
 * What was agreed.
 */
agreements: Array<AgreementView>, 
/**
 * Fields with values that differ.
 */
conflicts: number, 
/**
 * Unsaved texts about this case.
 */
drafts: Array<DraftRowView>, 
/**
 * How it ended; empty while it is open, more than one when people closed it without seeing each other.
 */
closings: Array<ClosingView>, 
/**
 * It was withdrawn, be it in vain: see the state.
 */
withdrawal: WithdrawalView | null, 
/**
 * Opened by the own person by mistake: can still be withdrawn.
 */
can_withdraw: boolean, 
/**
 * Records of which something is missing: ask for a full copy.
 */
incomplete: number, 
/**
 * Parts that this version cannot show.
 */
unknown_records: number, };
