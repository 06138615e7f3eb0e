// Made from the Rust types of the `app` crate. Do not edit.
import type { AcuteAnswer } from "./AcuteAnswer";
import type { AcuteDanger } from "./AcuteDanger";
import type { AddressView } from "./AddressView";
import type { Category } from "./Category";
import type { Channel } from "./Channel";
import type { Precision } from "./Precision";
import type { ReporterRequest } from "./ReporterRequest";
import type { Tenure } from "./Tenure";
export type TakeInReportRequest = { 
/**
 * An existing case; none opens a new one.
 */
case: string | null, 
/**
 * Where the nuisance is; needed for a new case.
 */
address: AddressView | null, 
/**
 * What kind of nuisance.
 */
categories: Array<Category>, 
/**
 * What was reported, in the reporter's words.
 */
text: string, 
/**
 * Where exactly, or empty.
 */
place: string, 
/**
 * When it was received; now if absent.
 */
received_at: string | null, 
/**
 * When it happened or began.
 */
occurred_at: string | null, 
/**
 * When it ended.
 */
occurred_until: string | null, 
/**
 * How exact that is.
 */
precision: Precision, 
/**
 * How it came in.
 */
channel: Channel, 
/**
 * The reporter gave no name.
 */
anonymous: boolean, 
/**
 * Who reported; kept apart (K3).
 */
reporter: ReporterRequest | null, 
/**
 * The reporter was thanked and told what happens now.
 */
acknowledged: boolean, 
/**
 * The acute check.
 */
acute: AcuteAnswer, 
/**
 * Which danger.
 */
dangers: Array<AcuteDanger>, 
/**
 * Who owns the home.
 */
tenure: Tenure, };
