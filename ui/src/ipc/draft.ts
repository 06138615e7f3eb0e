// Keeps what a person types: one keeper per open form, saved to the vault 400 ms after the last key.
import { call } from "./call.ts";
import { canonical } from "./keptDraft.ts";

export type DraftStatus =
  | { kind: "idle" }
  | { kind: "saving" }
  | { kind: "saved"; at: Date }
  | { kind: "failed" };

const DEBOUNCE_MS = 400;
const keepers = new Set<DraftKeeper>();

/** A form in which nothing was typed: it leaves no draft behind. */
export const NOTHING = "null";

/** How often a save goes on top of a newer draft before it counts as failed. */
const MOST_TRIES = 3;

/** Saves one form's values; never two saves at once, and the last values always win. */
export class DraftKeeper {
  status: DraftStatus = { kind: "idle" };
  private readonly formKind: string;
  private readonly target: string;
  private readonly changed: () => void;
  private revision = 0;
  private stored: string | null = null;
  private wanted: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;

  constructor(formKind: string, targetId: string | null, changed: () => void) {
    this.formKind = formKind;
    this.target = targetId ?? "";
    this.changed = changed;
    keepers.add(this);
  }

  /** Reads an earlier draft, once a form on the same thing that was left behind is done with it; its text counts as stored. */
  async load(): Promise<string | null> {
    await Promise.all([...keepers].filter((keeper) => keeper !== this && keeper.isAbout(this)).map((keeper) => keeper.flush()));
    const { draft } = await call("draft", { form_kind: this.formKind, target: this.target });
    if (!draft) return null;
    this.stored = canonical(draft.content);
    this.revision = draft.revision;
    this.report({ kind: "saved", at: new Date(draft.saved_at) });
    return this.stored;
  }

  /** Takes the first values as the state that needs no saving. */
  baseline(values: string): void {
    this.stored ??= values;
  }

  change(values: string): void {
    if (values === this.stored && !this.running) {
      this.wanted = null;
      clearTimeout(this.timer);
      return;
    }
    this.wanted = values;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), DEBOUNCE_MS);
  }

  /** Saves now what is not yet saved; resolves when it is stored or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    if (this.running) await this.running;
    if (this.wanted === null || this.wanted === this.stored) return;
    this.running = this.save(this.wanted);
    await this.running;
    this.running = null;
    if (this.wanted !== null && this.status.kind !== "failed") await this.flush();
  }

  /** The form is finished or thrown away: the draft goes. */
  async discard(): Promise<void> {
    clearTimeout(this.timer);
    this.wanted = null;
    if (this.running) await this.running;
    this.wanted = null;
    await call("discard_draft", { form_kind: this.formKind, target: this.target });
    this.stored = NOTHING;
    this.report({ kind: "idle" });
  }

  close(): void {
    void this.flush().finally(() => keepers.delete(this));
  }

  private isAbout(other: DraftKeeper): boolean {
    return this.formKind === other.formKind && this.target === other.target;
  }

  private async save(values: string): Promise<void> {
    this.report({ kind: "saving" });
    try {
      if (values === NOTHING) {
        await call("discard_draft", { form_kind: this.formKind, target: this.target });
        this.report({ kind: "idle" });
      } else {
        const savedAt = await this.put(JSON.parse(values));
        this.report({ kind: "saved", at: new Date(savedAt) });
      }
      this.stored = values;
      if (this.wanted === values) this.wanted = null;
    } catch {
      this.report({ kind: "failed" });
    }
  }

  /** A newer draft stood there, so this one was not kept: what was typed last goes on top of it. */
  private async put(content: unknown): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const saved = await call("save_draft", { form_kind: this.formKind, target: this.target, content, revision: this.revision + 1 });
      this.revision = saved.revision;
      if (saved.kept) return saved.saved_at;
    }
    throw new Error("a newer draft stands");
  }

  private report(status: DraftStatus): void {
    this.status = status;
    this.changed();
  }
}

const others = new Set<() => Promise<unknown>>();

/** Something else that must be saved at the same moments as drafts; the result ends that. */
export function alsoFlush(flush: () => Promise<unknown>): () => void {
  others.add(flush);
  return () => others.delete(flush);
}

/** Saves every open form now: before locking, closing, hiding or leaving a screen. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...[...keepers].map((keeper) => keeper.flush()), ...[...others].map((flush) => flush())]);
}
