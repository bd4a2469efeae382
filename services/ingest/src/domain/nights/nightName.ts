/**
 * A night's date as YYYYMMDD from its folder's name (YYYYMMDD, YYYY-MM-DD, YYYY_MM_DD); null where the name is no date.
 */
export function nightOfFolder(name: string): string | null {
  const match = /^(\d{4})([-_]?)(\d{2})\2(\d{2})$/.exec(name);
  if (match === null) return null;
  const [, year, , month, day] = match;
  const night = `${year}${month}${day}`;
  return isDate(night) ? night : null;
}

/** The night a moment belongs to, noon to noon at the site: the date on which the evening began. */
export function nightOfMoment(julianDateUtc: number, longitudeDegrees: number): string {
  const east = ((longitudeDegrees + 540) % 360) - 180;
  const eveningNoon = Math.floor(julianDateUtc + east / 360);
  const date = new Date((eveningNoon - 2440587.5) * 86_400_000);
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

function isDate(night: string): boolean {
  const iso = `${night.slice(0, 4)}-${night.slice(4, 6)}-${night.slice(6)}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
}
