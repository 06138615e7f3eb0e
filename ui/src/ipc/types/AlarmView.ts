// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
export type AlarmView = { 
/**
 * What.
 */
code: "card_clash" | "look_alike" | "unknown_own" | "fork", 
/**
 * Who.
 */
contact: ContactView | null, 
/**
 * Of a look-alike: the person in the file whose name is easily taken for that of the contact.
 */
other: ContactView | null, };
