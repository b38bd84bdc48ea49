import type { Exporter } from '../exporting/index.ts';
import type { StudioHandlers } from './routes.ts';

export function exportHandlers(exporter: () => Exporter) {
  return {
    'exports.preview': (plan) => exporter().preview(plan),
    'exports.run': (plan) => exporter().run(plan),
    'exports.cancel': (jobId) => {
      exporter().cancel(jobId);
      return null;
    },
  } satisfies Partial<StudioHandlers>;
}
