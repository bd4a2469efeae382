/** GET /api/reputation : what all nights of a target say of the stars it is compared with. */
export interface ReputationAnswer {
  /** Those out of line first, then by filter and the size of what they are off. */
  stars: StarReputation[];
}

/** A comparison or check star in one filter. Magnitudes. */
export interface StarReputation {
  auid: string;
  filter: string;
  /** Nights that say something of it, oldest first. */
  nights: StarOfNight[];
  /** Mean of the nights' residuals. */
  meanResidual: number;
  /** Scatter of the nights' residuals about their mean; null of fewer than two nights. */
  nightScatter: number | null;
  /** Median of its scatter from frame to frame beyond its photons; null where no night tells. */
  frameScatter: number | null;
  /** Null of fewer than three nights, or of nights of less than a month. */
  trend: ReputationTrend | null;
  /** What to tell the sequence team, where it is out of line night after night; else ''. */
  report: string;
}

export interface StarOfNight {
  /** YYYYMMDD */
  night: string;
  isCheck: boolean;
  /** Measured, as the other stars have it, minus catalogue. */
  residual: number;
  /** Beyond this it is out of line. */
  threshold: number;
  isOut: boolean;
  /** From frame to frame; null of a check star. */
  scatter: number | null;
}

export interface ReputationTrend {
  /** Positive: it gets fainter. */
  magnitudesPerYear: number;
  /** One standard deviation, by the scatter about the line. */
  error: number;
}

/** GET /api/colourterms : what every night says of the colour terms of its camera. */
export interface ColourTermsAnswer {
  /** By camera and filter. */
  histories: ColourTermHistory[];
}

/** Of a camera in one filter. Magnitudes per magnitude of colour. */
export interface ColourTermHistory {
  /** As its frames name it; '' where they do not. */
  camera: string;
  filter: string;
  /** The colour: B-V, V-R, V-I. */
  basis: string;
  /** Oldest first. */
  nights: ColourTermOfNight[];
  /** Mean of the fitted ones, which may differ by more than their errors; null where none is fitted. */
  mean: Coefficient | null;
  /** What was learnt as lines for its entry of cameras in wombat.yaml; '' where too few nights say it. */
  setting: string;
}

export interface Coefficient {
  value: number;
  /** One standard deviation. */
  error: number;
}

export interface ColourTermOfNight {
  /** YYYYMMDD */
  night: string;
  targetName: string;
  /** To the comparison stars of this night; null: they do not determine it. */
  fitted: Coefficient | null;
  /** As it was told for the camera then, and applied; null: it was not. */
  configured: Coefficient | null;
}
