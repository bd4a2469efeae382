/** Name of a star in AstroImageJ's table: T1, T2, C3 ... */
export type ApertureName = `T${number}` | `C${number}`;

const FRAME_COLUMNS = [
  'slice',
  'Saturated',
  'J.D.-2400000',
  'JD_UTC',
  'JD_SOBS',
  'HJD_UTC',
  'BJD_TDB',
  'AIRMASS',
  'ALT_OBJ',
  'CCD-TEMP',
  'EXPTIME',
  'EXPOSURE',
  'RAOBJ2K',
  'DECOBJ2K',
  'FWHM_Mean',
  'Source_Radius',
  'Sky_Rad(min)',
  'Sky_Rad(max)',
] as const;

const FLUX_COLUMNS = ['rel_flux', 'rel_flux_err', 'rel_flux_SNR'] as const;

const TOTAL_COLUMNS = ['tot_C_cnts', 'tot_C_err'] as const;

const STAR_COLUMNS = [
  'X(IJ)',
  'Y(IJ)',
  'X(FITS)',
  'Y(FITS)',
  'RA',
  'DEC',
  'Source-Sky',
  'N_Src_Pixels',
  'Source_Error',
  'Source_AMag',
  'Source_AMag_Err',
  'Source_SNR',
  'Peak',
  'Mean',
  'Sky/Pixel',
  'N_Sky_Pixels',
  'FWHM',
  'Width',
  'X-Width',
  'Y-Width',
  'Angle',
  'Roundness',
] as const;

const COUNT_COLUMNS = ['N_Src_Pixels', 'N_Sky_Pixels'] as const;

/** The columns of a frame as a whole: one number each. */
export type FrameColumn = (typeof FRAME_COLUMNS)[number] | (typeof TOTAL_COLUMNS)[number];

/** The columns every star has. */
export type StarColumn = (typeof FLUX_COLUMNS)[number] | (typeof STAR_COLUMNS)[number];

/** Where a cell's number comes from. */
export type TableColumn = { of: 'frame'; column: FrameColumn } | { of: 'star'; column: StarColumn; star: ApertureName };

/**
 * AstroImageJ's columns after row number and label, in its order (form of 2025: EXPOSURE among the keywords, magnitudes
 * on, variance off). Only the first star has its pixel counts inside its block: AstroImageJ lays out the header before
 * it knows the other stars' names, so theirs stand at the end of the table.
 */
export function tableColumns(stars: readonly ApertureName[]): TableColumn[] {
  const [first] = stars;
  const countsApart = (column: StarColumn) => COUNT_COLUMNS.some((counts) => counts === column);
  return [
    ...FRAME_COLUMNS.map((column): TableColumn => ({ of: 'frame', column })),
    ...FLUX_COLUMNS.flatMap((column) => stars.map((star): TableColumn => ({ of: 'star', column, star }))),
    ...TOTAL_COLUMNS.map((column): TableColumn => ({ of: 'frame', column })),
    ...stars.flatMap((star) =>
      STAR_COLUMNS.filter((column) => star === first || !countsApart(column)).map(
        (column): TableColumn => ({ of: 'star', column, star }),
      ),
    ),
    ...stars.slice(1).flatMap((star) => COUNT_COLUMNS.map((column): TableColumn => ({ of: 'star', column, star }))),
  ];
}

/** The heading of a column. */
export function columnHeading(column: TableColumn): string {
  return column.of === 'frame' ? column.column : `${column.column}_${column.star}`;
}
