export type * from './domain/contract.js';
