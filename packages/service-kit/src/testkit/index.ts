/** For specs alone. */
export { askWithBytes, pathsOf } from '../grpc/damagedCalls.js';
export { assertKeepsUp } from './assertKeepsUp.js';
export { inOtherOrders } from './inOtherOrders.js';
export { jobsOf, ordersOf } from './jobsOf.js';
export { type Outcome, payloadsOf, type ReactorToSpecify, specifyReactor } from './reactorSpecification.js';
export { type ServiceFixture, startServiceFixture, type Written } from './serviceFixture.js';
export { type Said, walkCodes } from './walkCodes.js';
export { type BringAbout, walkStatuses } from './walkStatuses.js';
