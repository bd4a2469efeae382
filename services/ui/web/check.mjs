import { createRequire } from 'node:module';
import { run } from 'vue-tsc';

// vue-tsc works on TypeScript's JavaScript edition: the one of this folder, not the native one the tree is built with.
run(createRequire(import.meta.url).resolve('typescript/lib/tsc'));
