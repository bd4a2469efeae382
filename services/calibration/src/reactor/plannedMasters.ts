import { type ServiceKit, safeFilterName } from '@wombat/service-kit';
import { type PlannedMaster, planMasters } from '../domain/index.js';
import type { CalibrationTables } from '../projection/calibrationTables.js';

/** The masters that are to be made of the frames of a night. */
export function plannedMasters(
  { config }: Pick<ServiceKit, 'config'>,
  tables: CalibrationTables,
  night: string,
): PlannedMaster[] {
  const rules = { ...config.calibration, nameOfFilter: safeFilterName };
  return planMasters(tables.calibrationFrames(night), rules);
}
