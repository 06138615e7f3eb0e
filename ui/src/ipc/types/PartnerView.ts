// Made from the Rust types of the `app` crate. Do not edit.
import type { CorrespondenceView } from "./CorrespondenceView";
import type { Domain } from "./Domain";
export type PartnerView = { 
/**
 * The record.
 */
record: string, 
/**
 * The person, when he uses Woonrust.
 */
contact: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Organisation.
 */
organisation: string, 
/**
 * Function.
 */
function: string, 
/**
 * Domain.
 */
domain: Domain | null, 
/**
 * How to reach him.
 */
reach: string, 
/**
 * The own person.
 */
own: boolean, 
/**
 * Whether he still takes part.
 */
state: "active" | "ended", 
/**
 * Whether files can go to him.
 */
trust: "own" | "verified" | "unverified" | "no_card" | "without_woonrust", 
/**
 * The own person wrote or confirmed that he is a partner; nothing is exported to him otherwise.
 */
confirmed: boolean, 
/**
 * Day on which he knew who leads.
 */
lead_seen_at: string | null, 
/**
 * When the last file went to him.
 */
last_sent_at: string | null, 
/**
 * When the last file came from him.
 */
last_received_at: string | null, 
/**
 * How the exchange of files with him stands; nothing for the own person and for who does not use Woonrust.
 */
correspondence: CorrespondenceView | null, 
/**
 * The own person may take it back: it was added and never used.
 */
withdrawable: boolean, };
