/** What is known of references by their id, and the names that pictures can be searched by. */
export {
  forgetReferences,
  offerReference,
  useReference,
  useReferenceNames,
  type KnownReference,
} from './references.ts';
