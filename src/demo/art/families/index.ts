import type { Family } from '../family.ts';
import { balloons } from './balloons.ts';
import { city } from './city.ts';
import { courtyard } from './courtyard.ts';
import { dunes } from './dunes.ts';
import { forest } from './forest.ts';
import { geometric } from './geometric.ts';
import { koi } from './koi.ts';
import { lake } from './lake.ts';
import { leaves } from './leaves.ts';
import { lighthouse } from './lighthouse.ts';
import { stillLife } from './stillLife.ts';
import { tiles } from './tiles.ts';
import { village } from './village.ts';
import { windowSill } from './windowSill.ts';

export const families: readonly Family[] = [
  lake,
  city,
  dunes,
  geometric,
  leaves,
  stillLife,
  tiles,
  lighthouse,
  balloons,
  courtyard,
  koi,
  forest,
  village,
  windowSill,
];
