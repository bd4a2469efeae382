export { parseRequest, type Request } from './arguments.js';
export { isIdle, type Observation, outsideTrouble } from './idle/idleRule.js';
