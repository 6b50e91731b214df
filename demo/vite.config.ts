/** The configuration of the demo portal: `npm start` serves it, `npm run demo:build` writes demo-static/. */
import { defineConfig } from 'vite';
import { keepSideEffects, page } from '../configs/vite-plugins.mjs';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [keepSideEffects(), page()],
  server: { host: '127.0.0.1', port: 5173 },
  build: { outDir: '../demo-static', emptyOutDir: true, target: 'es2022' },
});
