// The browser tests: the built pages in Chromium, against the real host on loopback.
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "../node_modules/.vite-tests",
  test: {
    environment: "node",
    include: ["**/*.test.ts"],
    // One host and one browser at a time: a person has one window, and the counts of rows and connections are theirs.
    fileParallelism: false,
    // A browser on a machine that builds something else may lose a key; a defect loses it twice.
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
