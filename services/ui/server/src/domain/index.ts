export type { Answer, ServiceFault } from './answer.js';
export { correctionsAnswer } from './correctionsAnswer.js';
export { type Caller, type DoorFault, doorRule } from './doorRule.js';
export { framesAnswer } from './framesAnswer.js';
export { type HttpFault, httpFault } from './httpFault.js';
export { PIPELINE_SERVICES, type PipelineService } from './pipelineServices.js';
export { seriesEntries } from './seriesEntries.js';
export { type SettingSchema, settingLines } from './settingLines.js';
export { isThisComputer } from './thisComputer.js';
