import { z } from 'zod';
import { generationStatuses } from '../domain/generation.ts';
import type { Draft } from '../seedream/draft.ts';
import { aspectRatios, tiers } from '../seedream/sizes.ts';
import { cursor, pictureIds, referenceId } from './idSchemas.ts';

/*
 * Shapes only. The model's limits (prompt length, counts, areas) are not repeated here: `checkDraft`
 * decides those, with words the artist understands. What stands here bounds what main will look at.
 */
export * from './idSchemas.ts';
export { libraryQuery, type LibraryQuery } from './curation.ts';

/** Far above the model's 2000, so that a long paste is refused with its length instead of a shapeless error. */
const longText = z.string().max(1_000_000);
const finite = z.number().min(-1e12).max(1e12);

export const sizeChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('auto'), tier: z.enum(tiers) }),
  z.strictObject({ kind: z.literal('ratio'), ratio: z.enum(aspectRatios), tier: z.enum(tiers) }),
  z.strictObject({ kind: z.literal('pixels'), width: finite, height: finite }),
]);

export const draft = z.strictObject({
  prompt: longText,
  references: z.array(z.strictObject({ referenceId, note: z.string().max(10_000).optional() })).max(1000),
  size: sizeChoice,
  count: finite,
  countMode: z.enum(['set', 'separate']),
  approvedPrompt: longText.optional(),
}) satisfies z.ZodType<Draft, unknown>;

export const generationQuery = z
  .strictObject({
    status: z.union([z.enum(generationStatuses), z.array(z.enum(generationStatuses)).max(20)]).optional(),
    /** Items a page, 1 to 500; 100 when absent. */
    limit: z.int().min(1).max(500).optional(),
    cursor: cursor.optional(),
    /** Only those whose card was put away, or only those whose card was not. */
    dismissed: z.boolean().optional(),
  })
  .default({});
export type GenerationQuery = z.output<typeof generationQuery>;

/** A file as the preload hands it over: by path where the system knows one, else by its bytes. */
export const incomingFile = z.union([
  z.strictObject({ name: z.string().max(1000), path: z.string().min(1).max(32_768) }),
  z.strictObject({ name: z.string().max(1000), bytes: z.instanceof(Uint8Array) }),
]);
export type IncomingFile = z.output<typeof incomingFile>;

const pixels = z.int().min(0).max(1_000_000);
/** Whole pixels of the upright original. Whether it lies inside is main's to say, in words. */
export const cropArea = z.strictObject({ left: pixels, top: pixels, width: pixels.min(1), height: pixels.min(1) });

/** A pasted or dropped web address; main says in words what is wrong with it. */
export const pictureLink = z.string().min(1).max(8192);

export const recentReferences = z
  .strictObject({
    /** Items a page, 1 to 200; 50 when absent. */
    limit: z.int().min(1).max(200).optional(),
    cursor: cursor.optional(),
  })
  .default({});
export type RecentReferences = z.output<typeof recentReferences>;

export const namedReferences = z
  .strictObject({
    /** Words that the name holds, whatever their case and accents; all names when absent or blank. */
    text: z.string().max(500).optional(),
    /** 1 to 500; 100 when absent. */
    limit: z.int().min(1).max(500).optional(),
  })
  .default({});
export type NamedReferences = z.output<typeof namedReferences>;

/** Trimmed by main; a blank one takes the name away, as null does. */
export const referenceTitle = z.string().max(200).nullable();

export const exportPlan = z.strictObject({
  pictureIds,
  /** Absolute path of the folder to write into; made when it does not exist. */
  folder: z.string().min(1).max(32_768),
  /** File name without ending, with tokens in braces: {date} {time} {prompt} {number} {position} {size} {ratio} {name}. */
  nameTemplate: z.string().min(1).max(500),
  /** Open the folder when done. */
  showFolder: z.boolean().optional(),
});
export type ExportPlan = z.output<typeof exportPlan>;

export const keyStorage = z.enum(['protected', 'weak', 'session']);
export type KeyStorage = z.output<typeof keyStorage>;

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

/** The only pages Reverie opens in the browser. */
export const linkName = z.enum(['home', 'keys', 'topUp', 'taskLog', 'manual']);
export type LinkName = z.output<typeof linkName>;
