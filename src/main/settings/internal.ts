import { z } from 'zod';

/** The last answer about credits, so that the balance can be shown (with its age) before the next; as `Reading` of `account/`. */
const creditsCache = z.object({
  account: z.number().optional(),
  keyLimit: z.number().optional(),
  spendable: z.number().optional(),
  /** Milliseconds since 1970. */
  readAt: z.number(),
  holding: z.record(z.string(), z.number()).optional(),
  settled: z.record(z.string(), z.number()).optional(),
  showsHolds: z.boolean().optional(),
  unsure: z.boolean().optional(),
});
export type CreditsCache = z.output<typeof creditsCache>;

/** Each thing that Reverie remembers for itself beside the settings; one that cannot be read counts as never written. */
const shapes = {
  demo: z.boolean(),
  libraryBegun: z.boolean(),
  accountId: z.string().max(200),
  autoForm: z.enum(['tier_as_size', 'auto_with_quality']),
  credits: creditsCache,
  keyAddresses: z.object({
    origins: z.array(z.string().max(2048)).max(100),
    /** See `KeyAddresses`. */
    seal: z.hex(),
  }),
} as const;

/** Reading gives what was last written, also in earlier runs; assigning writes at once. */
export interface Internal {
  /** The demo was on when Reverie closed. */
  demo: boolean;
  /** A library was once open in the usual place: where it is gone, it is waited for and no other is begun there. */
  libraryBegun: boolean;
  /** Tells the accounts apart that references were uploaded with; empty before the first key. Says nothing of the key. */
  accountId: string;
  /** The way to let the model choose the shape that the service took last. */
  autoForm: z.output<typeof shapes.autoForm> | undefined;
  credits: CreditsCache | undefined;
  /** Origins that the stored key was given for, sealed with it. */
  keyAddresses: z.output<typeof shapes.keyAddresses> | undefined;
}

type Name = keyof typeof shapes;

/** The typed face of the loosely stored values. */
export function internalOver(
  read: () => Record<string, unknown>,
  write: (name: Name, value: unknown) => void,
): Internal {
  const value = <Key extends Name>(name: Key): z.output<(typeof shapes)[Key]> | undefined => {
    const parsed = shapes[name].safeParse(read()[name]);
    return parsed.success ? (parsed.data as z.output<(typeof shapes)[Key]>) : undefined;
  };
  return {
    get demo() {
      return value('demo') ?? false;
    },
    set demo(demo) {
      write('demo', demo);
    },
    get libraryBegun() {
      return value('libraryBegun') ?? false;
    },
    set libraryBegun(begun) {
      write('libraryBegun', begun);
    },
    get accountId() {
      return value('accountId') ?? '';
    },
    set accountId(accountId) {
      write('accountId', accountId);
    },
    get autoForm() {
      return value('autoForm');
    },
    set autoForm(form) {
      write('autoForm', form);
    },
    get credits() {
      return value('credits');
    },
    set credits(credits) {
      write('credits', credits);
    },
    get keyAddresses() {
      return value('keyAddresses');
    },
    set keyAddresses(addresses) {
      write('keyAddresses', addresses);
    },
  };
}
