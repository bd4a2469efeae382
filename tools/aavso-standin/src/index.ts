export {
  type CompBand,
  type CompRecord,
  parseCatalogue,
  type StandinCatalogue,
  type VariableRecord,
} from './catalogue.js';
export { CHALLENGE_PAGE, type Fault, parseFault, type Service } from './fault.js';
export { Archive, type Commit } from './site/archive.js';
export { type Observation, observationsOf } from './site/observationRows.js';
export { SITE_STAGES, type SiteStage } from './site/siteTrouble.js';
export { SITE_ACCOUNT, type SiteOptions, type SiteRequest, type SubmissionSite, startSite } from './site/startSite.js';
export { type LoggedRequest, type Standin, startStandin } from './startStandin.js';
