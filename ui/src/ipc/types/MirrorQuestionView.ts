// Made from the Rust types of the `app` crate. Do not edit.
export type MirrorQuestionView = { 
/**
 * The question.
 */
text: string, 
/**
 * It comes from the national lists, not from this case.
 */
national: boolean, 
/**
 * The records of the partners of whom it is asked.
 */
partners: Array<string>, };
