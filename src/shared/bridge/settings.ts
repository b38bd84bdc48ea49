import { z } from 'zod';
import { nothing, route } from './route.ts';

export const settingsPatch = z
  .strictObject({
    theme: z.enum(['system', 'dark', 'light']),
    /** Tasks in flight at the same time, 1 to 10. */
    parallelTasks: z.int().min(1).max(10),
    /**
     * How much is sent without a question: actions that send tasks in a minute, 1 to 120, and estimated credits in an
     * hour, 10 to 10,000. There is no "without limit": what can change settings must not be able to spend everything.
     */
    actionsPerMinute: z.int().min(1).max(120),
    creditsPerHour: z.int().min(10).max(10_000),
    callbackUrl: z.string().max(10_000),
    /** Origin of the API, without a path; empty for EvoLink's own. */
    apiOrigin: z.string().max(2048),
    filesOrigin: z.string().max(2048),
    /** Absolute path of the library folder; empty for the default. `library.open` changes it at run time. */
    libraryFolder: z.string().max(32_768),
    /** Absolute paths of the libraries that the artist has opened, the last one first. */
    libraries: z.array(z.string().min(1).max(32_768)).max(20),
    /** Days that the trash is kept, 1 to 365; 0: until the artist empties it. */
    trashDays: z.int().min(0).max(365),
    notifications: z.boolean(),
    /** Target height of a row in the grid, in pixels. */
    rowHeight: z.int().min(96).max(360),
    /** Order and groups of the library; a collection may have its own order. */
    librarySort: z.enum(['newest', 'oldest', 'rating', 'size', 'random']),
    libraryGroup: z.enum(['day', 'generation', 'reference', 'none']),
    lastExportFolder: z.string().max(32_768),
    exportNameTemplate: z.string().min(1).max(500),
    composerOpen: z.boolean(),
    inspectorOpen: z.boolean(),
    surround: z.enum(['black', 'dark', 'mid', 'light', 'white']),
    onboarded: z.boolean(),
  })
  .partial();
export type SettingsPatch = z.output<typeof settingsPatch>;
/** Everything the artist can set; kept by electron-store in `settings.json`. */
export type Settings = { [Name in keyof SettingsPatch]-?: NonNullable<SettingsPatch[Name]> };

export const settingsRoutes = {
  get: route(nothing).answers<Settings>(),
  update: route(z.tuple([settingsPatch])).answers<Settings>(),
} as const;

export interface SettingsEvents {
  changed: Settings;
}
