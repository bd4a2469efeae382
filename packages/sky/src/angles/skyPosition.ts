/** A direction on the sky. The frame (J2000/ICRS or of date) is said by whoever hands it over. */
export interface SkyPosition {
  raDegrees: number;
  decDegrees: number;
}
