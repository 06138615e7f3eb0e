// Made from the Rust types of the `app` crate. Do not edit.
import type { ExpectationTheme } from "./ExpectationTheme";
export type DifferenceView = { 
/**
 * The theme.
 */
theme: ExpectationTheme, 
/**
 * Its name.
 */
theme_name: string, 
/**
 * The partner record of who expects it.
 */
expected_by: string, 
/**
 * His name and organisation.
 */
expected_by_name: string, 
/**
 * The partner record of whom it is expected.
 */
about: string, 
/**
 * His name and organisation.
 */
about_name: string, 
/**
 * What is expected.
 */
expected: string, 
/**
 * What is possible.
 */
possible: string, 
/**
 * Why, in the words of who was asked.
 */
because: string, 
/**
 * The whole in a sentence.
 */
sentence: string, 
/**
 * An explanation of this theme by this partner is kept already.
 */
explained: boolean, };
