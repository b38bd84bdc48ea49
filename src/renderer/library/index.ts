export { Curating } from './curating/Curating.tsx';
export { Inspector } from './inspector/Inspector.tsx';
export { LibraryView } from './LibraryView.tsx';
export { TaskAnnouncer } from './tasks/TaskAnnouncer.tsx';
