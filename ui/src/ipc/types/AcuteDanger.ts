// Made from the Rust types of the `app` crate. Do not edit.
export type AcuteDanger = "life" | "fire_gas_collapse" | "weapon_or_threat" | "child_or_vulnerable" | "psychiatric_crisis" | "animal";
