/** For specs alone. */
export { startNatsServer, type TestServer } from './natsServer.js';
export { specify } from './specification.js';
