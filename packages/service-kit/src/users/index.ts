export * from './metricsToken.js';
export * from './pageAccess.js';
export * from './passwordHash.js';
export * from './userFile.js';
