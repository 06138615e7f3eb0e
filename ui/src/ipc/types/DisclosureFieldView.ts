// Made from the Rust types of the `app` crate. Do not edit.
export type DisclosureFieldView = { 
/**
 * The field.
 */
field: string, 
/**
 * The question.
 */
label: string, 
/**
 * What helps to answer it; empty for none.
 */
hint: string, 
/**
 * What a person gives; `answer` is yes or no with the reason.
 */
input: "line" | "long" | "day" | "moment" | "flag" | "answer" | "consent", 
/**
 * Only yes opens anything.
 */
must_be_yes: boolean, };
