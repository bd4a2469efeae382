import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The server reads the built page into memory at its start; `dist/model` beside it is what the unit tests run. */
export default defineConfig({
  plugins: [vue()],
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
