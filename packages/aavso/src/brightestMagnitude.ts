/**
 * Of any star in any band, with room to spare: the supernova of 1006 was at -7.5. An answer with a brighter one, as
 * where all signs are wrong, is not believed in anything.
 */
export const BRIGHTEST_MAGNITUDE = -10;
