// Invented answers for the preview; only what the first screens ask.
import { caseAnswers } from "./cases/answers.ts";
import { exchangeAnswers } from "./exchange/answers.ts";
import { togetherAnswers } from "./together/answers.ts";
import { QR } from "./qr.ts";

const invented = { ...caseAnswers, ...togetherAnswers, ...exchangeAnswers } as Record<string, ((request: unknown) => unknown) | undefined>;
const query = new URLSearchParams(window.location.search);
let state = query.get("state") ?? "locked";
let kept: unknown = { theme: null };
let settings = {
  density: query.get("density") ?? "automatic",
  theme: query.get("theme") ?? "system",
  contrast: query.get("contrast") ?? "normal",
  font: query.get("font") ?? "standard",
  zoom: 100,
  language: query.get("language") ?? "nl",
  lock_minutes: 10,
  crisis_name: "",
  crisis_number: "",
};

const person = { root: "00", name: "Anna Proef", organisation: "GGD Proefstad", domain: "care", function: "verpleegkundige", fingerprint: "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY" };
const sample = query.has("sample");
const status = () => ({
  state,
  delay_seconds: 0,
  failed_attempts: 0,
  sample,
  sample_passphrase: sample ? "tuinhek lantaarn zeven kompas brood" : null,
  person: state === "open" ? person : null,
});
const unlocked = () => {
  state = "open";
  return { person, drafts: 0, alarms: query.has("alarm") ? ["backup_old"] : [] };
};

export function answer(name: string, request: Record<string, unknown>): unknown {
  switch (name) {
    case "vault_status":
      return status();
    case "unlock":
      if (request.passphrase === "fout") throw { code: "wrong_passphrase", params: { seconds: "4" }, field: "passphrase" };
      return unlocked();
    case "try_samples":
    case "recover_vault":
    case "add_device":
    case "confirm_recovery":
      return unlocked();
    case "leave_samples":
      state = "none";
      return status();
    case "suggest_passphrase":
      return { passphrase: "tuinhek lantaarn zeven kompas brood" };
    case "judge_passphrase": {
      const length = String(request.passphrase).length;
      return { acceptable: length > 18, score: Math.min(4, Math.floor(length / 6)), reason: length > 18 ? null : "too_short" };
    }
    case "create_vault":
      return {
        recovery_code: ["7K3F", "Q2MX", "0ZTB", "H8VD", "PC4N", "W1RY", "5GJE", "A9SK", "D6MP"],
        recovery_qr: QR,
        fingerprint: "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY",
      };
    case "check_recovery_group":
      return { ok: request.text !== "FOUT" };
    case "get_settings":
      return settings;
    case "set_settings":
      settings = { ...settings, ...request };
      return settings;
    case "theme":
      return kept;
    case "keep_theme":
      kept = request;
      return kept;
    case "draft":
      return { draft: null };
    case "save_draft":
      return { kept: true, revision: 1, saved_at: new Date().toISOString() };
    default:
      return invented[name]?.(request) ?? null;
  }
}
