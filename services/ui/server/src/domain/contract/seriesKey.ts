import type { photometry } from '@wombat/proto';

/** Which series: its night as YYYYMMDD, the name of its folder, its filter. */
export type SeriesKey = photometry.GetLightCurveRequest;
