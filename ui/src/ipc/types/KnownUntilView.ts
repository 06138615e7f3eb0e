// Made from the Rust types of the `app` crate. Do not edit.
export type KnownUntilView = { 
/**
 * The partner's record.
 */
partner: string, 
/**
 * Name and organisation.
 */
name: string, 
/**
 * The day; today for who sends no files; none when nothing ever came from him.
 */
day: string | null, 
/**
 * Where it comes from.
 */
by: "own" | "without_woonrust" | "file" | "confirmed" | "nothing", };
