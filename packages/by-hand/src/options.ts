/** Options of the stages by hand as they were given, each its text; what is not there was not given. */
export interface HandOptions {
  ra?: string;
  dec?: string;
  site?: string;
  date?: string;
  exposure?: string;
  sky?: string;
  pixel?: string;
  stars?: string;
  radius?: string;
  annulus?: string;
  centroid?: string;
}
