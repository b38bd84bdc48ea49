export * from './account.ts';
export * from './contract.ts';
export * from './result.ts';
export type { ReverieBridge } from './reverie.ts';
export type {
  ExportPlan,
  GenerationQuery,
  IncomingFile,
  KeyStorage,
  LibraryQuery,
  LinkName,
  Settings,
  SettingsPatch,
} from './schemas.ts';
