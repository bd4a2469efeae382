export { findSolver, solverFolders } from './findSolver.js';
export {
  type ChosenDatabase,
  type DatabaseSearch,
  findStarDatabase,
  usualDatabaseFolders,
} from './findStarDatabase.js';
export { databasesToInstall, knowsDatabase, solverVersionIn } from './knownDatabases.js';
export { type StarDatabase, starDatabasesIn } from './starDatabasesIn.js';
