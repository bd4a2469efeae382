export * from './pageAccess.js';
export * from './passwordHash.js';
export * from './userFile.js';
