// Made from the Rust types of the `app` crate. Do not edit.
export type PolicySettingView = { 
/**
 * Path in the pack, such as `factors.pulse_low`.
 */
key: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What stands there, in words.
 */
value: string, 
/**
 * What stands there in the pack of the product, where that is something else.
 */
built_in: string | null, };
