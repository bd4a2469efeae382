export { loadConfig } from '../loadConfig.js';
export { type SettingOrigins, settingOrigins } from '../settingOrigins.js';
export { type ChangedLine, changedLines } from './changedLines.js';
export {
  type EditedConfiguration,
  type EditFault,
  editConfiguration,
  type SettingEdit,
  whySetElsewhere,
} from './editConfiguration.js';
export { writtenIn } from './editYaml.js';
export { whyLocked } from './lockedSettings.js';
export type { SettingPath } from './placeInYaml.js';
export { type SettingInput, settingInput } from './settingInput.js';
