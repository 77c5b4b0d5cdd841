import { defineConfig } from 'vite';
import page from './vite.config.ts';

// The script of the service's own pages (/ogc): one file and one style sheet whose names those pages know.
export default defineConfig({
  ...page,
  publicDir: false,
  build: {
    ...page.build,
    emptyOutDir: false,
    rolldownOptions: {
      input: { features: 'src/pages/features.ts' },
      output: {
        entryFileNames: 'pages/[name].js',
        assetFileNames: (asset) =>
          asset.names[0]?.endsWith('.css')
            ? 'pages/features.css'
            : /\.(json|webp)$/.test(asset.names[0] ?? '')
              ? 'basemap/[name]-[hash][extname]'
              : 'assets/[name]-[hash][extname]',
      },
    },
  },
});
