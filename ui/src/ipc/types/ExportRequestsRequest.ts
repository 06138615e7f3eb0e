// Made from the Rust types of the `app` crate. Do not edit.
export type ExportRequestsRequest = { 
/**
 * The colleague.
 */
contact: string, 
/**
 * Yes, although his fingerprint was not compared.
 */
yes: boolean, 
/**
 * Where to.
 */
path: string, };
