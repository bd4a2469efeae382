/** Name and version as they stand in events, file headers, reports and requests. */
export const VERSION = '0.1.0';
export const SOFTWARE = `wombatpipeline ${VERSION}`;
