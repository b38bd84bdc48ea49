export const LibraryView = () => null;
export const Inspector = () => null;
