// Made from the Rust types of the `app` crate. Do not edit.
import type { AnswersView } from "./AnswersView";
export type SaveExpectationsRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * The partner record of who answers; the own person if absent.
 */
by: string | null, 
/**
 * The answers.
 */
answers: AnswersView, 
/**
 * He is done and passes the screen on: from now on nobody reads them until he shows them.
 */
pass_on: boolean, };
