import type { ErrorCode } from "./types/ErrorCode.ts";

/** What a use case refused: a code with parameters and, for a form, the field; never a sentence. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly params: Record<string, string>;
  readonly field: string | null;

  constructor(code: ErrorCode, params: Record<string, string> = {}, field: string | null = null) {
    super(code);
    this.name = "ApiError";
    this.code = code;
    this.params = params;
    this.field = field;
  }

  /** Anything thrown becomes an ApiError; what we do not know is a fault. */
  static from(thrown: unknown): ApiError {
    if (thrown instanceof ApiError) return thrown;
    if (typeof thrown === "object" && thrown !== null && "code" in thrown && typeof thrown.code === "string") {
      const raw = thrown as { code: ErrorCode; params?: Record<string, string>; field?: string | null };
      return new ApiError(raw.code, raw.params ?? {}, raw.field ?? null);
    }
    return new ApiError("fault");
  }
}
