// Made from the Rust types of the `app` crate. Do not edit.
import type { DisclosureView } from "./DisclosureView";
export type DisclosureRegisterView = { 
/**
 * The newest first.
 */
decisions: Array<DisclosureView>, 
/**
 * Since when files may be missing here: the moment of the backup that was put back.
 */
incomplete_since: string | null, };
