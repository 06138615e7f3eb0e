// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { SentView } from "./SentView";
export type ContactLeftView = { 
/**
 * The contact.
 */
contact: ContactView, 
/**
 * Numbers of the cases in which his part ended.
 */
ended_in: Array<string>, 
/**
 * Files that went to him: no technology calls them back.
 */
files: Array<SentView>, };
