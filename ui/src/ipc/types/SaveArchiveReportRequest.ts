// Made from the Rust types of the `app` crate. Do not edit.
export type SaveArchiveReportRequest = { 
/**
 * The report.
 */
token: string, 
/**
 * Where to.
 */
path: string, };
