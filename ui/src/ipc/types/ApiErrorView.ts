import type { ErrorCode } from "./ErrorCode";
export type ApiErrorView = { code: ErrorCode; params: Record<string, string>; field: string | null };
