// Made from the Rust types of the `app` crate. Do not edit.
export type ImportCaseView = { 
/**
 * The case.
 */
case: string, 
/**
 * Display number.
 */
number: string, 
/**
 * Address in one line.
 */
address: string, 
/**
 * Not here before.
 */
new: boolean, 
/**
 * Another case here has this address.
 */
same_address: boolean, };
