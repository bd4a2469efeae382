import type { photometry } from '@wombat/proto';
import type { SeriesKey } from '../../domain/contract.js';

export interface CurveToWrite {
  series: SeriesKey;
  curve: photometry.GetLightCurveResponse;
}
