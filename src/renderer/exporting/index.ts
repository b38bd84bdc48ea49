export const ExportDialog = () => null;
