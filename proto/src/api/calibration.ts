import * as calibration from '../gen/wombat/calibration/v1/calibration.js';
import { type Told, told } from '../told.js';
import { answering } from './answering.js';

export * from '../gen/wombat/calibration/v1/calibration.js';

export type ListMastersResponse = Told<calibration.ListMastersResponse>;
export const ListMastersResponse = told(calibration.ListMastersResponse, {
  'masters.calType': true,
  'masters.state': true,
});

export const CalibrationServiceDefinition = answering(calibration.CalibrationServiceDefinition, {
  listMasters: ListMastersResponse,
});
