// For tests only: draw with the words of the interface, and ask axe.
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { render } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";

export function draw(node: ReactNode) {
  return render(node, { wrapper: ({ children }) => <I18nProvider i18n={i18n}>{children}</I18nProvider> });
}

/** The rules that axe finds broken; colour is judged in a real browser. */
export async function broken(place: Element): Promise<string[]> {
  const { violations } = await axe.run(place, { rules: { "color-contrast": { enabled: false }, region: { enabled: false } } });
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" ")}`);
}
