export { createExporter, type Exporter, type ExporterOptions } from './exporter.ts';
export { planExport, type PlannedFile } from './planExport.ts';
