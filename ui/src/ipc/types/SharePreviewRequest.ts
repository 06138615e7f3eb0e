// Made from the Rust types of the `app` crate. Do not edit.
export type SharePreviewRequest = { 
/**
 * The cases.
 */
cases: Array<string>, 
/**
 * The colleague.
 */
contact: string, 
/**
 * Only what he did not acknowledge yet.
 */
only_new: boolean, 
/**
 * The older values that he asks for go as well, also such as he never had.
 */
send_asked: boolean, };
