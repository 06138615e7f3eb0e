// Made from the Rust types of the `app` crate. Do not edit.
import type { BoardListView } from "./BoardListView";
export type BoardNumberView = { 
/**
 * What is counted.
 */
code: string, 
/**
 * That in words.
 */
label: string, 
/**
 * How many cases; of shortages, how many shortages.
 */
count: number, 
/**
 * The list behind it.
 */
list: BoardListView, };
