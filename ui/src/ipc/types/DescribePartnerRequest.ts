// Made from the Rust types of the `app` crate. Do not edit.
import type { Domain } from "./Domain";
export type DescribePartnerRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name.
 */
name: string, 
/**
 * Organisation; cannot be empty.
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
 * The person made sure today that these details hold.
 */
confirmed: boolean, };
