import type { provenance } from '@wombat/proto';

/** A point of a series, with the raw frame it was measured on. */
export type Point = provenance.Provenance['points'][number];
