import { decodeToken, type SeriesName } from '../vocabulary/subjects.js';

/** The night and series a subject names, each '' where it has none; what nobody here wrote stays as it is. */
export function subjectPlace(subject: string): SeriesName {
  const [night = '_', series = '_'] = subject.split('.').slice(-2);
  const [targetName = '_', filter = '_'] = series === '_' ? [] : series.split(':');
  return { night: nameOf(night), targetName: nameOf(targetName), filter: nameOf(filter) };
}

function nameOf(token: string): string {
  if (token === '_') return '';
  try {
    return decodeToken(token);
  } catch {
    return token;
  }
}
