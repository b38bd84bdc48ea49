import { clientCost } from './clientCost.ts';
import { library } from './library.ts';
import { references } from './references.ts';
import { referencesPage } from './referencesPage.ts';
import { scrolling } from './scrolling.ts';
import { startTime } from './startTime.ts';
import { thumbnails } from './thumbnails.ts';

const benchmarks = { clientCost, library, references, referencesPage, scrolling, startTime, thumbnails };
const wanted = process.argv.slice(2);
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length === 0 || wanted.includes(name)) await benchmark();
}
