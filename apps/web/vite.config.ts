import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

/** The parts that nearly every page has, in one file rather than in ten; charts and maps come with the pages that draw. */
const KIT = { name: 'kit', test: /apps\/web\/src\/ui\/(?!chart|country-places|field-words|index)/ };

// server.ts is the input of the server build, so that createWeb and the pages share one module of context keys.
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [reactRouter()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: { assetsInlineLimit: 0, emptyOutDir: true, modulePreload: { polyfill: false }, target: 'es2022' },
  environments: {
    client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [KIT] } } } } },
    ssr: {
      resolve: { conditions: ['source', 'module', 'node', 'development|production'] },
      build: { emptyOutDir: true, rollupOptions: { input: `${import.meta.dirname}/server.ts` } },
    },
  },
});
