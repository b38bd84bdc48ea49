export { ResultsTitle } from './ResultsTitle.tsx';
export { ResultsTools } from './ResultsTools.tsx';
export { NoResults } from './NoResults.tsx';
export { PlaceDialogs } from './PlaceDialogs.tsx';
export { SearchField } from './SearchField.tsx';
export { Sidebar, type SidebarPlace } from './Sidebar.tsx';
export { usePlaceCommands } from './usePlaceCommands.ts';
