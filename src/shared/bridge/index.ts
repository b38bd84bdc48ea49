export * from './account.ts';
export * from './contract.ts';
export type * from './preview.ts';
export * from './result.ts';
export type { ReverieBridge } from './reverie.ts';
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
} from './schemas.ts';
