import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

// server.ts is the input of the server build, so that createWeb and the pages share one module of context keys.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [reactRouter()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { assetsInlineLimit: 0, emptyOutDir: true, modulePreload: { polyfill: false }, target: 'es2022' },
  environments: {
    ssr: {
      resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
      build: { emptyOutDir: true, rollupOptions: { input: `${import.meta.dirname}/server.ts` } },
    },
  },
});
