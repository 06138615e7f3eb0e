// Made from the Rust types of the `app` crate. Do not edit.
export type MeetingsRequest = { 
/**
 * Only those at which this case was or is discussed; none for all.
 */
case: string | null, };
