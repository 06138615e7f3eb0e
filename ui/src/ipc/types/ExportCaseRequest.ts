// Made from the Rust types of the `app` crate. Do not edit.
export type ExportCaseRequest = { 
/**
 * The cases.
 */
cases: Array<string>, 
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
