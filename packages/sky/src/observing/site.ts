/** Place of an observatory. */
export interface Site {
  /** Degrees, north positive. */
  latitude: number;
  /** Degrees, east positive. */
  longitude: number;
  /** Metres above the sea. */
  elevation: number;
}
