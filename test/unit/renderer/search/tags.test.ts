import { describe, expect, it } from 'vitest';
import { tagCalled } from '../../../../src/renderer/search/tagActions.ts';

const tags = ['Brume légère', 'sea', 'か'].map((name) => ({ name, pictures: 2 }));

describe('another tag of the same name', () => {
  it.each([
    ['brume legere', 'Brume légère'],
    [' SEA ', 'sea'],
    ['か', 'か'],
  ])('is found for %s, whatever its case and accents', (name, found) => {
    expect(tagCalled(tags, name, 'mist')?.name).toBe(found);
  });

  it('is not the tag itself, and not one that only looks alike', () => {
    expect(tagCalled(tags, 'Sea', 'sea')).toBeUndefined();
    expect(tagCalled(tags, 'が', 'mist')).toBeUndefined();
    expect(tagCalled(tags, 'lake', 'mist')).toBeUndefined();
  });
});
