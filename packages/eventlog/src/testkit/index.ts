/** For specs alone. */
export { decodeHeaderText } from '../log/headerText.js';
export { cuttableRoad } from './cuttableRoad.js';
export { damagedJson, isPlainSentence } from './damage.js';
export { assertEntitiesFit } from './entityColumns.js';
export { assertSameInAnyOrder } from './inAnyOrder.js';
export { layLetter } from './layLetter.js';
export { failed, type LogFixture, said, solved, startLog } from './logFixture.js';
export { startNatsCluster, type TestCluster } from './natsCluster.js';
export { endNats, launchNats, startNatsServer, type TestServer } from './natsServer.js';
export { assertOpensOlderHome } from './olderHome.js';
export { type ExpectedRows, specifyProjection } from './projectionSpecification.js';
export { event, otherSeries, revision } from './sampleEvents.js';
export { sampleOrders } from './sampleOrders.js';
export { samplePayloads } from './samplePayloads.js';
export { specify } from './specification.js';
export { tallyProjection } from './tallyProjection.js';
export { TemporaryTables } from './temporaryTables.js';
export { until } from './until.js';
