import { defineConfig } from 'vitest/config';
import { languageLinks } from './tools/languages.ts';

export default defineConfig({
  // Relative, so that the page also works below a path prefix of a reverse proxy.
  base: './',
  plugins: [languageLinks()],
  build: {
    outDir: '../IncidentMap.Api/wwwroot',
    emptyOutDir: true,
    target: 'es2022',
    // Older ones would get `:dir()` as a guess from the language of the page.
    cssTarget: ['chrome120', 'firefox113', 'safari16.4'],
    // A data: URL would have to be allowed by the Content-Security-Policy.
    assetsInlineLimit: 0,
    // The polyfill is inline code of the kind that the policy forbids.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'embed.html'],
      output: {
        codeSplitting: { groups: [{ name: 'writing', test: /src\/(dates|strings\/writing)\.ts$/ }] },
        assetFileNames: (asset) =>
          /\.(json|webp)$/.test(asset.names[0] ?? '')
            ? 'basemap/[name]-[hash][extname]'
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  test: { setupFiles: ['test/page.ts'] },
  server: {
    proxy: Object.fromEntries(
      ['/ogc', '/api'].map((path) => [path, process.env.INCIDENTMAP_API ?? 'http://127.0.0.1:8080']),
    ),
  },
});
