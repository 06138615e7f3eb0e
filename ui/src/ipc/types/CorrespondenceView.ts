// Made from the Rust types of the `app` crate. Do not edit.
export type CorrespondenceView = { 
/**
 * Devices on which he reads.
 */
devices: number, 
/**
 * How many of them acknowledged the newest file for him.
 */
devices_acked: number, 
/**
 * When the newest file was made that all of them acknowledged.
 */
acked_at: string | null, 
/**
 * Files for him since that one.
 */
not_acked: number, 
/**
 * Files for him since the last one that came from him.
 */
unanswered: number, 
/**
 * Whole days since the first of these; 0 when there is none.
 */
silent_days: number, 
/**
 * Files of his on which a merged one builds, and which never came here.
 */
missing_files: number, 
/**
 * When he was asked for a full copy of the case that is not here yet.
 */
asked_at: string | null, 
/**
 * A file for him carried the question.
 */
asked_sent: boolean, 
/**
 * He answered, and not all files that he named are here.
 */
answered: boolean, 
/**
 * When he asked for something of the case that did not go yet, as claimed.
 */
asks_at: string | null, };
