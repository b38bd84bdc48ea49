export { Curating } from './curating/Curating.tsx';
export { Inspector } from './inspector/Inspector.tsx';
export { LibraryView } from './LibraryView.tsx';
