export { findProgram } from './findProgram.js';
export { locate, notFound } from './locate.js';
export type { Prerequisite, PrerequisiteList } from './prerequisite.js';
export { prerequisite, prerequisiteFile, prerequisiteList } from './readList.js';
