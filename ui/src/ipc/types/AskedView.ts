// Made from the Rust types of the `app` crate. Do not edit.
export type AskedView = { 
/**
 * The case.
 */
case: string, 
/**
 * When he asked, as claimed.
 */
at: string, 
/**
 * Everything of the case, some records, or older values that another one replaced.
 */
what: "everything" | "records" | "values", 
/**
 * How many records or values.
 */
count: number, 
/**
 * The records, as they are called here.
 */
titles: Array<string>, };
