import { describe, expect, it } from 'vitest';
import { readRecipe } from '../../../src/main/library/files/recipe.ts';
import { recipeOf } from '../../integration/library/recipes.ts';

const whole = recipeOf('abc', { files: 1 });
const text = (changes: Record<string, unknown>): string => JSON.stringify({ ...whole, ...changes });
const file = whole.files[0];

describe('a recipe', () => {
  it('is read as it was written, with what others have added', () => {
    expect(readRecipe(text({ mine: { note: 'kept' } }))).toEqual({ ...whole, mine: { note: 'kept' } });
  });

  it.each([
    ['that is not JSON', '{"recipeVersion": 1,', /not JSON/],
    ['that is empty', '', /not JSON/],
    ['of a later version', text({ recipeVersion: 2 }), /newer Reverie \(version 2\)/],
    ['without a version', text({ recipeVersion: undefined }), /recipeVersion is wrong/],
    ['that is null', 'null', /it is wrong/],
    ['with an id that is a path', text({ generationId: '../../x' }), /generationId is wrong/],
    ['with a status nobody knows', text({ status: 'painting' }), /status is wrong/],
    ['with a time that is none', text({ createdAt: 'yesterday' }), /createdAt is wrong/],
    ['whose file leads out of its folder', text({ files: [{ ...file, name: '../1.jpg' }] }), /files\.0\.name is wrong/],
    ['whose file is a folder above', text({ files: [{ ...file, name: '..' }] }), /files\.0\.name is wrong/],
    ['whose file has no hash', text({ files: [{ ...file, sha256: 'abc' }] }), /files\.0\.sha256 is wrong/],
  ])('%s is refused with what is wrong', (_, content, reason) => {
    expect(() => readRecipe(content)).toThrow(reason);
  });
});
