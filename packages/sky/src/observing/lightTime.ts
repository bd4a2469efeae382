/** Seconds that light takes for one astronomical unit (IAU 2012 unit over the speed of light). */
export const LIGHT_SECONDS_PER_AU = 499.0047863852;
