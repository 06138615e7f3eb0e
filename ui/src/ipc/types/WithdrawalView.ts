// Made from the Rust types of the `app` crate. Do not edit.
export type WithdrawalView = { 
/**
 * Who.
 */
author: string, 
/**
 * It was the own person, who can undo it.
 */
own: boolean, 
/**
 * When, as claimed.
 */
at: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who else wrote in the case, so that it stays open.
 */
meanwhile: Array<string>, };
