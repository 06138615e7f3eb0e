// Made from the Rust types of the `app` crate. Do not edit.
import type { ExpectationTheme } from "./ExpectationTheme";
import type { OptionView } from "./OptionView";
export type ExpectationThemeView = { 
/**
 * Which.
 */
code: ExpectationTheme, 
/**
 * Its name.
 */
name: string, 
/**
 * What is asked about oneself.
 */
own: string, 
/**
 * What is asked about the other; empty when nothing is.
 */
other: string, 
/**
 * What can be chosen; empty for a line of text only.
 */
choices: Array<OptionView>, };
