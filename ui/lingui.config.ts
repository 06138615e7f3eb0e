// Two catalogues: what the unlock screen needs, and the rest, so that unlocking starts small.
import { defineConfig } from "@lingui/cli";

const gate = ["<rootDir>/src/features/unlock", "<rootDir>/src/kit", "<rootDir>/src/ipc", "<rootDir>/src/app/gate"];

export default defineConfig({
  sourceLocale: "nl",
  locales: ["nl", "en"],
  catalogs: [
    { path: "<rootDir>/src/i18n/{locale}/gate", include: gate, exclude: ["**/*.test.*"] },
    {
      path: "<rootDir>/src/i18n/{locale}/screens",
      include: ["<rootDir>/src/features", "<rootDir>/src/app", "<rootDir>/src/parts"],
      exclude: ["**/*.test.*", ...gate.map((folder) => `${folder}/**`)],
    },
  ],
  format: "po",
  formatOptions: { origins: false, lineNumbers: false },
  orderBy: "message",
});
