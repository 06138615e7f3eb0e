// Made from the Rust types of the `app` crate. Do not edit.
export type QuestionLineView = { 
/**
 * The record.
 */
record: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * Who asks.
 */
from: string, };
