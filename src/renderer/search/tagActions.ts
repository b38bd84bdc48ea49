import { t } from 'i18next';
import { fold, type TagUse } from '../../shared/domain/index.ts';
import { addFilter, removeFilter, useLibraryQuery } from '../state/query/index.ts';
import { deleteTag, mergeTags, sameWord } from '../state/curation/index.ts';
import { notifyProblem, notifyUndoable } from '../notifications/index.ts';

/** A search that asks for the tag under its old name asks for the new one. */
function followRenamed(names: readonly string[], into: string): void {
  const asked = useLibraryQuery.getState().filters.tags ?? [];
  const gone = asked.filter((tag) => names.some((name) => sameWord(name, tag)));
  for (const tag of gone) removeFilter('tags', tag);
  if (gone.length > 0) addFilter({ tags: [into] });
}

/** The other tag that is called so, whatever its case and accents. */
export function tagCalled(tags: readonly TagUse[], name: string, but: string): TagUse | undefined {
  return tags.find((tag) => tag.name !== but && fold(tag.name) === fold(name));
}

export function renameTag(from: string, to: string): void {
  mergeTags([from], to).then(({ changed }) => {
    if (changed === 0) return;
    followRenamed([from], to);
    notifyUndoable(t('finding.renamed', { name: to }));
  }, notifyProblem);
}

/** All pictures of `names` have the tag `into` instead. */
export function mergeInto(names: readonly string[], into: string): void {
  mergeTags(names, into).then(({ changed }) => {
    followRenamed(
      names.filter((name) => name !== into),
      into,
    );
    notifyUndoable(t('finding.tags.merged', { count: changed, name: into }));
  }, notifyProblem);
}

export function removeTagEverywhere({ name, pictures }: TagUse): void {
  deleteTag(name).then(({ changed }) => {
    if (changed === 0) return;
    removeFilter('tags', name);
    notifyUndoable(t('finding.tags.deleted', { name, count: pictures }), { icon: 'trash' });
  }, notifyProblem);
}

/** Asks for the tag beside what is asked for already, or no longer. */
export function toggleTag(name: string, asked: boolean): void {
  if (asked) removeFilter('tags', name);
  else addFilter({ tags: [name] });
}
