// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type PartnerDetailsView = { 
/**
 * The record.
 */
partner: string, 
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
 * How and when to reach him.
 */
reach: string, 
/**
 * When and for what he cannot be reached.
 */
not_reach: string, 
/**
 * Who answers when he is away.
 */
reserve: string, 
/**
 * First day of absence.
 */
away_from: string | null, 
/**
 * Last day of absence.
 */
away_until: string | null, 
/**
 * He is away today.
 */
away_now: boolean, 
/**
 * Day on which somebody last made sure that these details hold.
 */
contact_confirmed_at: string | null, 
/**
 * Who made sure: name and organisation; empty for nobody.
 */
contact_confirmed_by: string, 
/**
 * Fields about which people disagree: settled under the differences.
 */
disputed: Array<string>, };
