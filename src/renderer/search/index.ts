export { FoundTitle } from './FoundTitle.tsx';
export { FoundTools } from './FoundTools.tsx';
export { NothingFound } from './NothingFound.tsx';
export { PlaceDialogs } from './PlaceDialogs.tsx';
export { SearchField } from './SearchField.tsx';
export { Sidebar, type SidebarPlace } from './Sidebar.tsx';
export { usePlaceCommands } from './usePlaceCommands.ts';
