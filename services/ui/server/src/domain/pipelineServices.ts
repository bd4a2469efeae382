/** The services the page asks, in the order a night passes through them. */
export const PIPELINE_SERVICES = ['ingest', 'calibration', 'astrometry', 'catalog', 'photometry', 'publisher'] as const;

export type PipelineService = (typeof PIPELINE_SERVICES)[number];
