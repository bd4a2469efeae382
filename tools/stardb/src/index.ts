export { type Depth, depthOf, smallestFieldDegrees } from './depthOf.js';
export { readStarDatabase } from './readStarDatabase.js';
export { readTycho, TYCHO_FILE } from './readTycho.js';
export { allAreas, areaFileName, areaOf, type SkyArea } from './skyAreas.js';
export type { DatabaseStar } from './star.js';
export {
  type StarDatabaseName,
  type StarDatabaseOptions,
  type WrittenDatabase,
  writeStarDatabase,
} from './writeStarDatabase.js';
export { WIDE_FIELD_FILE, writeWideFieldDatabase } from './writeWideFieldDatabase.js';
