// Made from the Rust types of the `app` crate. Do not edit.
import type { ContactView } from "./ContactView";
import type { DisclosableView } from "./DisclosableView";
import type { DisclosureFieldView } from "./DisclosureFieldView";
import type { GroundView } from "./GroundView";
import type { OptionView } from "./OptionView";
export type DisclosureFormView = { 
/**
 * The colleague.
 */
recipient: ContactView, 
/**
 * What only a decision opens and no decision opens now.
 */
items: Array<DisclosableView>, 
/**
 * The grounds, in their order.
 */
grounds: Array<GroundView>, 
/**
 * Every question that a ground or a class can ask, in the order in which a person meets them.
 */
fields: Array<DisclosureFieldView>, 
/**
 * Fields that every decision asks.
 */
always: Array<string>, 
/**
 * The consents of this case that hold today.
 */
consents: Array<OptionView>, 
/**
 * The last day that is proposed.
 */
valid_until: string, };
