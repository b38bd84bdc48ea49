import type { ColourLabel } from '../shared/domain/curation.ts';
import type { AspectRatio } from '../shared/seedream/sizes.ts';

/** What the artist has said of a picture of a set, by its position from 1. */
export interface SampleMarks {
  rating?: number;
  flag?: 'pick' | 'reject';
  label?: ColourLabel;
  note?: string;
}

export interface SampleReference {
  /** As the file was called. */
  name: string;
  prompt: string;
  /** Its typical colours, which the pictures take up. */
  colours: readonly string[];
}

export interface SampleSet {
  /** The end of its generation's id; never used for another set. */
  name: string;
  prompt: string;
  ratio: AspectRatio;
  pictures: number;
  /** Whole days before the demo was first opened, and the local time of day in minutes. */
  daysAgo: number;
  minute: number;
  tags: readonly string[];
  marks?: Readonly<Record<number, SampleMarks>>;
  /** Collections by their names below, and which positions lie in them. */
  collections?: Readonly<Partial<Record<SampleCollectionName, readonly number[]>>>;
  reference?: SampleReference;
}

type SampleCollectionName = 'coast' | 'lighthouses' | 'calendar';

/** Ids of the collections end with their names here. A smart one has a query. */
export const sampleCollections: readonly {
  name: SampleCollectionName | 'best';
  title: string;
  parent?: SampleCollectionName;
  query?: object;
}[] = [
  { name: 'coast', title: 'Coast' },
  { name: 'lighthouses', title: 'Lighthouses', parent: 'coast' },
  { name: 'calendar', title: 'Calendar' },
  { name: 'best', title: 'Four stars and more', query: { rating: { from: 4 } } },
];

const vase: SampleReference = {
  name: 'teal vase.jpg',
  prompt: 'A still life with a vase on a table, soft light',
  colours: ['#2f6f78', '#cdbfa8'],
};
const facade: SampleReference = {
  name: 'old town facade.jpg',
  prompt: 'A courtyard with arches in warm evening light',
  colours: ['#c98a6b', '#7d4a3c'],
};

/** Newest first, which is the order in which they are made: what comes later then stands below what is there. */
export const sampleSets: readonly SampleSet[] = [
  {
    name: 'window',
    prompt: 'A cat asleep on a window sill between flower pots, morning light, gouache',
    ratio: '5:4',
    pictures: 2,
    daysAgo: 1,
    minute: 9 * 60 + 12,
    tags: ['interior', 'gouache'],
    marks: { 1: { rating: 4, flag: 'pick' }, 2: { rating: 3 } },
  },
  {
    name: 'village',
    prompt: 'A winter village at dusk with lit windows, in the colours of image 1',
    ratio: '3:2',
    pictures: 2,
    daysAgo: 2,
    minute: 17 * 60 + 40,
    tags: ['winter', 'architecture'],
    marks: { 2: { rating: 5, flag: 'pick', label: 'green', note: 'For January' } },
    collections: { calendar: [2] },
    reference: facade,
  },
  {
    name: 'forest',
    prompt: 'A path through a beech forest in autumn, low sun between the trunks',
    ratio: '9:16',
    pictures: 2,
    daysAgo: 2,
    minute: 11 * 60 + 5,
    tags: ['autumn', 'landscape'],
    marks: { 1: { rating: 4 } },
    collections: { calendar: [1] },
  },
  {
    name: 'koi',
    prompt: 'A koi pond seen from above with lily pads, ink and wash. Make 4 variations.',
    ratio: '1:1',
    pictures: 4,
    daysAgo: 4,
    minute: 15 * 60 + 31,
    tags: ['water', 'ink'],
    marks: {
      1: { rating: 2, flag: 'reject' },
      2: { rating: 5, flag: 'pick', label: 'blue' },
      3: { rating: 3 },
      4: { rating: 4, label: 'blue' },
    },
    collections: { calendar: [2] },
  },
  {
    name: 'courtyard',
    prompt: 'A quiet courtyard with arches, the vase of image 1 on its well, afternoon',
    ratio: '4:3',
    pictures: 3,
    daysAgo: 6,
    minute: 14 * 60 + 2,
    tags: ['architecture', 'summer'],
    marks: { 2: { rating: 4, flag: 'pick' } },
    reference: vase,
  },
  {
    name: 'balloons',
    prompt: 'Hot-air balloons over a river valley at sunrise, poster style',
    ratio: '2:3',
    pictures: 2,
    daysAgo: 9,
    minute: 8 * 60 + 47,
    tags: ['poster', 'landscape'],
    marks: { 1: { rating: 3, label: 'yellow' } },
  },
  {
    name: 'leaves',
    prompt: 'A botanical plate of fern and eucalyptus leaves on cream paper',
    ratio: '3:4',
    pictures: 2,
    daysAgo: 12,
    minute: 16 * 60 + 20,
    tags: ['botanical'],
    marks: { 1: { rating: 4, label: 'green' }, 2: { flag: 'reject' } },
  },
  {
    name: 'dunes',
    prompt: 'Desert dunes with a small caravan, long shadows',
    ratio: '21:9',
    pictures: 2,
    daysAgo: 16,
    minute: 18 * 60 + 8,
    tags: ['landscape', 'desert'],
    marks: { 2: { rating: 4 } },
    collections: { calendar: [2] },
  },
  {
    name: 'lighthouse',
    prompt: 'An old lighthouse on a grassy headland, calm evening sea, gouache. Make 4 variations.',
    ratio: '3:2',
    pictures: 4,
    daysAgo: 19,
    minute: 20 * 60 + 15,
    tags: ['sea', 'gouache'],
    marks: { 1: { rating: 5, flag: 'pick', label: 'red' }, 3: { rating: 3 }, 4: { rating: 4 } },
    collections: { coast: [1, 3], lighthouses: [1, 2, 3, 4], calendar: [1] },
  },
  {
    name: 'tiles',
    prompt: 'A tile pattern of circles and quarter-circles in brick red, teal and ochre. Make 4 variations.',
    ratio: '1:1',
    pictures: 4,
    daysAgo: 24,
    minute: 10 * 60 + 33,
    tags: ['pattern'],
    marks: { 2: { rating: 4, label: 'purple' }, 3: { rating: 2 } },
  },
  {
    name: 'pears',
    prompt: 'Three pears, a lemon and a white jug on linen, still life, soft window light. Make 4 variations.',
    ratio: '4:5',
    pictures: 4,
    daysAgo: 27,
    minute: 13 * 60 + 26,
    tags: ['still life', 'interior'],
    marks: { 1: { rating: 3 }, 2: { rating: 4, flag: 'pick', note: 'The quiet one' }, 4: { flag: 'reject' } },
  },
  {
    name: 'city',
    prompt: 'A city street in the rain at night, reflections and a red umbrella',
    ratio: '16:9',
    pictures: 1,
    daysAgo: 33,
    minute: 21 * 60 + 50,
    tags: ['city', 'night'],
    marks: { 1: { rating: 5, flag: 'pick' } },
  },
  {
    name: 'lake',
    prompt: 'A still mountain lake from dawn to dusk, mist on the water. Make 4 variations.',
    ratio: '3:2',
    pictures: 4,
    daysAgo: 38,
    minute: 7 * 60 + 55,
    tags: ['water', 'landscape'],
    marks: { 1: { rating: 4 }, 2: { rating: 3 }, 3: { rating: 4, label: 'blue' } },
    collections: { coast: [2] },
  },
];

/** All pictures of all sets. */
export const samplePictures = sampleSets.reduce((sum, { pictures }) => sum + pictures, 0);
