// Made from the Rust types of the `app` crate. Do not edit.
export type ResolveAllRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Whose answers.
 */
author: string, 
/**
 * The values that the person saw in all of them; refused when others stand there now.
 */
saw: Array<string>, };
