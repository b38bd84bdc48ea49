import type { References } from '../references/index.ts';
import type { StudioHandlers } from './routes.ts';

export function referenceHandlers(references: () => References) {
  return {
    'references.add': (files) => references().add(files),
    'references.addFromPicture': (id) => references().addFromPicture(id),
    'references.addFromLink': (link) => references().addFromLink(link),
    'references.crop': (id, area) => references().crop(id, area),
    'references.get': (ids) => references().get(ids),
    'references.recent': (query) => references().recent(query),
    'references.named': (query) => references().named(query),
    'references.setTitle': (id, title) => references().setTitle(id, title),
    'references.usedIn': (id) => references().usedIn(id),
  } satisfies Partial<StudioHandlers>;
}
