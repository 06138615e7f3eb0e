// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
export type ContactListView = { 
/**
 * The own card.
 */
own: ContactView, 
/**
 * The others, by name.
 */
contacts: Array<ContactView>, 
/**
 * People whose names are easily taken for each other, by their identifiers, in groups; the own one among them.
 */
alike: Array<Array<string>>, };
