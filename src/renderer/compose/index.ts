export const Composer = () => null;
