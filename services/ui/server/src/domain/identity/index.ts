export * from './loginThrottle.js';
export * from './neededRole.js';
export * from './proxiedPerson.js';
export * from './sessions.js';
