// Made from the Rust types of the `app` crate. Do not edit.
export type Pitfall = "vk1" | "vk2" | "vk3" | "vk4" | "vk5" | "vk6";
