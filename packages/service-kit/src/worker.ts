/** The part of the kit that workers need: without what serves, which would take them most of their start. */
export type { Config } from './config/schema.js';
export { InstallationFault, throwInstallationFault } from './installation/installationFault.js';
export { AWAY_MILLISECONDS, mayPass, Patience } from './installation/patience.js';
export { sweepBeside } from './products.js';
export { runWorker, type WorkerKit } from './run/runWorker.js';
export { SOFTWARE } from './software.js';
