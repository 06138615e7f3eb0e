export type Domain = "care" | "enforcement" | "housing" | "police" | "other";
