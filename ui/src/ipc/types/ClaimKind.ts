// Made from the Rust types of the `app` crate. Do not edit.
export type ClaimKind = "i_do" | "i_do_not" | "i_expect_of";
