// Made from the Rust types of the `app` crate. Do not edit.
export type ExportTeamFileRequest = { 
/**
 * The cases.
 */
cases: Array<string>, 
/**
 * The colleague.
 */
contact: string, 
/**
 * Yes, he works in my organisation: asked until it was said once.
 */
own_organisation: boolean, 
/**
 * Yes, although his fingerprint was not compared.
 */
yes: boolean, 
/**
 * Where to.
 */
path: string, };
