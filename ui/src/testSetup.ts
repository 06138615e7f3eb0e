// Every test speaks Dutch (the source language) and starts with an empty page.
import "@testing-library/jest-dom/vitest";
import { i18n } from "@lingui/core";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A loaded machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

i18n.load("nl", {});
i18n.activate("nl");

afterEach(() => {
  cleanup();
  document.title = "";
});
