// Made from the Rust types of the `app` crate. Do not edit.
export type SetAgendaItemRequest = { 
/**
 * The item.
 */
item: string, 
/**
 * Its time box.
 */
minutes: number, 
/**
 * What has to be decided; empty for nothing.
 */
decision_needed: string, 
/**
 * Partner records that are asked to come.
 */
invited: Array<string>, 
/**
 * A note.
 */
note: string, };
