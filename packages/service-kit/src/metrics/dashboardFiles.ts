import { fileURLToPath } from 'node:url';
import { dashboards } from './dashboards.js';

const FOLDER = fileURLToPath(new URL('../../../../docker/ops/grafana/dashboards/', import.meta.url));

/** Where each dashboard stands, and what stands there. */
export function dashboardFiles(): { path: string; text: string }[] {
  return dashboards().map((dashboard) => {
    return { path: `${FOLDER}${dashboard.uid}.json`, text: `${JSON.stringify(dashboard)}\n` };
  });
}
