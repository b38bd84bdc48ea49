import type { ReactNode } from 'react';

/** Fills the window. `inspector` stands at its right side, below the bar, when it is not null. */
export const Viewer = (_props: { inspector: ReactNode }): ReactNode => null;
