/** The part of the kit that workers need: without what serves, which would take them most of their start. */
export type { Config } from './config/schema.js';
export * from './installation/index.js';
export { sweepBeside } from './products.js';
export { runWorker, type WorkerKit } from './run/runWorker.js';
export { SOFTWARE } from './software.js';
