// Made from the Rust types of the `app` crate. Do not edit.
import type { NotShared } from "./NotShared";
export type AnswerInformationRequest = { 
/**
 * The question's record.
 */
record: string, 
/**
 * What he does.
 */
answer: "shared" | "partly" | "refused", 
/**
 * Why not, or not all of it; needed unless all is shared.
 */
not_shared: NotShared | null, 
/**
 * Why, explained; may be empty.
 */
reason: string, 
/**
 * What helps instead; may be empty, and then asks for a door.
 */
alternative: string, 
/**
 * How and when another said so; empty for the own word.
 */
on_behalf: string, };
