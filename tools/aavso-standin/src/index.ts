export {
  type CompBand,
  type CompRecord,
  parseCatalogue,
  type StandinCatalogue,
  type VariableRecord,
} from './catalogue.js';
export { CHALLENGE_PAGE, type Fault, parseFault, type Service } from './fault.js';
export { type LoggedRequest, type Standin, startStandin } from './startStandin.js';
