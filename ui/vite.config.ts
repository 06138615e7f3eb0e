// Builds the window's bundle: messages compiled, two locales of React Aria, one stylesheet.
import { lingui } from "@lingui/vite-plugin";
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import babel from "@rolldown/plugin-babel";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/**
 * React Aria inserts a <style> at run time unless an element with this id exists; the strict
 * content security policy forbids the insertion, so our own stylesheet carries the id.
 */
function stylesheetId(): Plugin {
  return {
    name: "woonrust-stylesheet-id",
    transformIndexHtml: {
      order: "post",
      handler: (html) =>
        html.replace(/<link(?=[^>]*rel="stylesheet")(?![^>]*\bid=)/, '<link id="react-aria-pressable-style"'),
    },
  };
}

/** The letters are fetched beside the script, and not only once the first text stands there. */
function fontPreload(): Plugin {
  return {
    name: "woonrust-font-preload",
    transformIndexHtml: {
      order: "post",
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => /noto-sans-latin-wght-normal-[^/]*\.woff2$/.test(name))
          .map((name) => ({
            tag: "link",
            attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `./${name}` },
            injectTo: "head" as const,
          })),
    },
  };
}

export default defineConfig({
  base: "./",
  plugins: [
    { ...optimizeLocales.vite({ locales: ["nl-NL", "en-US"] }), enforce: "pre" as const },
    lingui({ failOnCompileError: true }),
    babel({ plugins: ["@lingui/babel-plugin-lingui-macro"] }),
    react(),
    stylesheetId(),
    fontPreload(),
  ],
  build: {
    target: "safari16",
    outDir: "dist",
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  server: { host: "localhost" },
  test: {
    // A loaded machine is slow, not wrong.
    testTimeout: 30_000,
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["src/testSetup.ts"],
    css: false,
    // Two files at a time: a machine with two cores would else leave one idle.
    maxWorkers: "100%",
    restoreMocks: true,
  },
});
