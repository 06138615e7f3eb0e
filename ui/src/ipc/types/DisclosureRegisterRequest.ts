// Made from the Rust types of the `app` crate. Do not edit.
export type DisclosureRegisterRequest = { 
/**
 * The case; none for all.
 */
case: string | null, };
