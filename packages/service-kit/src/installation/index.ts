/** What this computer does not let be done, for whoever needs no more of the kit. */
export { InstallationFault, throwInstallationFault } from './installationFault.js';
export { AWAY_MILLISECONDS, mayPass, Patience } from './patience.js';
