import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config";

export default defineConfig({
  // Tests need modules as they are, not as routes.
  plugins: process.env["VITEST"] ? [] : [remix(remixConfig)],
  build: {
    // An inlined asset would need a looser content security policy.
    assetsInlineLimit: 0,
  },
});
