// Made from the Rust types of the `app` crate. Do not edit.
export type PartyView = { 
/**
 * The person.
 */
contact: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * A file for this person carried the request.
 */
sent: boolean, 
/**
 * What this person answered; none as long as no receipt came.
 */
answer: "agreed" | "erased" | "refused" | null, 
/**
 * Why it was refused there.
 */
reason: string, 
/**
 * When, as the receipt says.
 */
answered_at: string | null, };
