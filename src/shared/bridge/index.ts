export * from './account.ts';
export * from './contract.ts';
export type {
  DeleteAnswer,
  FolderFacts,
  ForgetAnswer,
  LibraryFinding,
  LibraryPlaces,
  LibraryProgress,
  MovePlan,
  MoveProgress,
  MoveReport,
  RemoveOldReport,
  TrashAnswer,
  VerifyReport,
} from './library.ts';
export type * from './generations.ts';
export * from './result.ts';
export type { ReverieBridge } from './reverie.ts';
export type { CollectionChange, NewCollection, PictureChange } from './curation.ts';
export type {
  ExportPlan,
  GenerationQuery,
  IncomingFile,
  KeyStorage,
  LibraryQuery,
  LinkName,
  NamedReferences,
  RecentReferences,
  Settings,
  SettingsPatch,
} from './settings.ts';
