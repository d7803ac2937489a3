// What is checked beyond types.
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const hostDoor = {
  group: ["@tauri-apps/*"],
  message: "Only lib/ipc talks to the host.",
};

export default ts.config(
  { ignores: ["dist/", ".svelte-kit/", "src/lib/ipc/bindings/", "node_modules/"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      "no-undef": "off",
      "no-restricted-imports": ["error", { patterns: [hostDoor] }],
      "svelte/no-at-html-tags": "error",
      // Maps and sets here are made once and replaced as a whole; the state that holds them is what reacts.
      "svelte/prefer-svelte-reactivity": "off",
      // The application is served from the root of its own origin, in the window and under `baimo serve`.
      "svelte/no-navigation-without-resolve": "off",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "max-lines": ["error", 500],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["**/*.test.ts"], rules: { "max-lines-per-function": "off" } },
  { files: ["src/lib/ipc/**"], rules: { "no-restricted-imports": "off" } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
);
