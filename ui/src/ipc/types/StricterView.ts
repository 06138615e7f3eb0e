// Made from the Rust types of the `app` crate. Do not edit.
export type StricterView = { 
/**
 * The class.
 */
class: string, 
/**
 * Partners get it with this class.
 */
to_partners: boolean, };
