// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
export type AlarmView = { 
/**
 * What.
 */
code: "lost_device" | "card_clash" | "look_alike" | "succession" | "false_succession" | "unknown_own" | "fork", 
/**
 * Who.
 */
contact: ContactView | null, 
/**
 * Of a look-alike: the person in the file whose name is easily taken for that of the contact. Of a succession: the
 * person in the file who says to be the contact.
 */
other: ContactView | null, };
