/**
 * What the library is asked for: the place, the words, the chips, the order and the groups, and what each place counts.
 */
export {
  findsEverything,
  groupChoices,
  isNarrowed,
  listedFilters,
  narrowingOf,
  smartQuery,
  sortChoices,
  type GroupChoice,
  type LibraryFilters,
  type LibraryPlace,
} from './filters.ts';
export { outdatePlaceCounts, placeKey, useFreshCounts, usePlaceCounts } from './placeCounts.ts';
export {
  addFilter,
  clearSearch,
  countWithout,
  groupBy,
  leaveCollection,
  lookFor,
  openLibraryView,
  removeFilter,
  searchNow,
  searchText,
  showMadeWith,
  showPlace,
  sortBy,
  useEmptyLibrary,
  useLibraryQuery,
} from './query.ts';
