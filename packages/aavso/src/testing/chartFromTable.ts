interface TableStar {
  auid: string;
  ra: string;
  dec: string;
  label: string;
  bands: { band: string; mag: number; error: number | null }[];
  comments: string;
}

/** A VSP photometry table (CSV: AUID,RA,Dec,Label,Band,Mag,Error,Comments) in the shape of VSP's JSON. */
export function chartFromTable(csv: string): {
  chartid: string;
  fov: number;
  maglimit: number;
  photometry: TableStar[];
} {
  const stars = new Map<string, TableStar>();
  for (const line of csv.trim().split(/\r?\n/).slice(1)) {
    const [auid = '', ra = '', dec = '', label = '', band = '', mag = '', error = '', ...rest] = line.split(',');
    const comments = rest.join(',').replace(/^"|"$/g, '').replaceAll('""', '"');
    const star = stars.get(auid) ?? { auid, ra, dec, label, bands: [], comments };
    star.bands.push({ band, mag: Number(mag), error: error === '' ? null : Number(error) });
    stars.set(auid, star);
  }
  return { chartid: 'TABLE', fov: 60, maglimit: 16, photometry: [...stars.values()] };
}
