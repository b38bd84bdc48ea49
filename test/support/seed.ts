import fc from 'fast-check';

/*
 * The same cases in every run, so that a failure belongs to the change that made it. REVERIE_SEED explores
 * others (any whole number); what fast-check prints with a failure repeats it.
 */
fc.configureGlobal({ seed: Number(process.env['REVERIE_SEED'] ?? 20_261_122) });
