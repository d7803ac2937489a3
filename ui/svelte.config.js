// How the window's pages are built: static files, one start page, no server.
import { readFileSync, writeFileSync } from "node:fs";
import adapterStatic from "@sveltejs/adapter-static";
import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

/**
 * Writes static pages and moves the start page's one inline script into a file, so that `script-src 'self'` is
 * enough in the window and under `baimo serve`, without hashes that change with every build.
 */
function adapter() {
  const inner = adapterStatic({ pages: "dist", assets: "dist", fallback: "index.html" });
  return {
    name: "baimo-static",
    /** @param {import("@sveltejs/kit").Builder} builder */
    async adapt(builder) {
      await inner.adapt(builder);
      const page = readFileSync("dist/index.html", "utf8");
      const script = /<script>([\s\S]*?)<\/script>/.exec(page);
      if (script?.[1] === undefined) throw new Error("dist/index.html holds no start script");
      writeFileSync("dist/start.js", script[1]);
      writeFileSync("dist/index.html", page.replace(script[0], '<script src="/start.js"></script>'));
    },
  };
}

/** @type {import("@sveltejs/kit").Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter(),
    alias: { $ui: "src/lib/ui" },
    output: { preloadStrategy: "modulepreload" },
    version: { name: "baimo", pollInterval: 0 },
  },
};
