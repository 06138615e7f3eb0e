import type { Factor } from "../../ipc/types/Factor.ts";
import type { PartnerNeed } from "../../ipc/types/PartnerNeed.ts";
import type { Pitfall } from "../../ipc/types/Pitfall.ts";

/** Whatever asks guiding questions: a success factor, a pitfall or a need. */
export type GuideCode = Factor | Pitfall | PartnerNeed;

export const isFactor = (code: GuideCode): code is Factor => code.startsWith("sf");

export const pitfalls: readonly Pitfall[] = ["vk1", "vk2", "vk3", "vk4", "vk5", "vk6"];
export const needs: readonly PartnerNeed[] = ["bh1", "bh2", "bh3", "bh4", "bh5", "bh6", "bh7", "bh8"];
