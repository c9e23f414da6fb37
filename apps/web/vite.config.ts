import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['CARTELLA_API'] ?? 'http://127.0.0.1:3000';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../dist/web', import.meta.url)),
    emptyOutDir: true,
    // An SVG sprite inlined as a data URI cannot be pointed at with <use>.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What changes seldom stays in the browser's cache across releases.
      output: { codeSplitting: { groups: [{ name: 'librerie', test: /node_modules/ }] } },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': api, '/oidc': api, '/status': api } },
});
