// The build, the development server and the component tests.
import { sveltekit } from "@sveltejs/kit/vite";
import { svelteTesting } from "@testing-library/svelte/vite";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const host = process.env["BAIMO_HOST"] ?? "http://127.0.0.1:4717";

/** Kit hides its announcer with a style attribute, which our `style-src 'self'` refuses; our style sheet hides it. */
const noInlineStyle: Plugin = {
  name: "baimo-no-inline-style",
  enforce: "pre",
  transform: {
    filter: { id: /generated\/root\.svelte$/ },
    handler: (code) => code.replace(/ style="[^"]*"/, ""),
  },
};

export default defineConfig({
  plugins: [noInlineStyle, sveltekit(), svelteTesting()],
  clearScreen: false,
  server: {
    port: 1420,
    strictPort: true,
    host: "127.0.0.1",
    proxy: { "/ask": { target: host, changeOrigin: true } },
  },
  build: { target: ["es2022", "safari16"], modulePreload: { polyfill: false } },
  test: { environment: "happy-dom", include: ["src/**/*.test.ts"] },
});
