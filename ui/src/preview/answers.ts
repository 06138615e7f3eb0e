// Invented answers for the preview; only what the first screens ask.
const query = new URLSearchParams(window.location.search);
let state = query.get("state") ?? "locked";
let settings = {
  density: query.get("density") ?? "auto",
  theme: query.get("theme") ?? "system",
  contrast: query.get("contrast") ?? "system",
  font: query.get("font") ?? "noto_sans",
  zoom: 100,
  language: query.get("language") ?? "nl",
  lock_minutes: 10,
};

const status = () => ({ state, delay_seconds: 0, person: state === "none" ? null : { name: "Anna Proef", organisation: "GGD Proefstad" } });

export function answer(name: string, request: Record<string, unknown>): unknown {
  switch (name) {
    case "vault_status":
      return status();
    case "unlock":
      if (request.passphrase === "fout") throw { code: "wrong_passphrase", params: { seconds: "4" }, field: "passphrase" };
      state = "open";
      return status();
    case "try_samples":
    case "recover_vault":
      state = "open";
      return status();
    case "confirm_recovery":
      state = "open";
      return null;
    case "suggest_passphrase":
      return { passphrase: "tuinhek lantaarn zeven kompas brood" };
    case "judge_passphrase": {
      const length = String(request.passphrase).length;
      return { acceptable: length > 18, score: Math.min(4, Math.floor(length / 6)), reason_code: length > 18 ? null : "too_short" };
    }
    case "create_vault":
      return {
        recovery_code: ["7K3F", "Q2MX", "0ZTB", "H8VD", "PC4N", "W1RY", "5GJE", "A9SK", "D6MP"],
        fingerprint: "7K3F-Q2MX-0ZTB-H8VD-PC4N-W1RY",
      };
    case "check_recovery_group":
      return { ok: request.text !== "FOUT" };
    case "get_settings":
      return settings;
    case "set_settings":
      settings = { ...settings, ...request };
      return settings;
    case "counts":
      return { today: 4, cases: 38, actions: 11, differences: 1 };
    case "draft_load":
      return null;
    case "draft_save":
      return { revision: 1, saved_at: new Date().toISOString() };
    default:
      return null;
  }
}
