// Made from the Rust types of the `app` crate. Do not edit.
import type { AddressView } from "./AddressView";
import type { Category } from "./Category";
import type { Tenure } from "./Tenure";
import type { Track } from "./Track";
export type DescribeCaseRequest = { 
/**
 * The case.
 */
case: string, 
/**
 * Who owns the home.
 */
tenure: Tenure | null, 
/**
 * Kinds of nuisance.
 */
categories: Array<Category> | null, 
/**
 * The address.
 */
address: AddressView | null, 
/**
 * Which way the case goes.
 */
route: Track | null, 
/**
 * The acute check: `yes`, `no`, `unknown`, or `yes:` with the dangers.
 */
acute: string | null, };
