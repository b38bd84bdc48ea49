import { describe, expect, it } from 'vitest';
import { files, imports, type Import } from './sourceImports.ts';

/** The imports that lead back to where they come from, by circle (Tarjan’s strongly connected components). */
function circlesOf(edges: readonly Import[]): string[][] {
  const targets = Map.groupBy(edges, ({ file }) => file);
  const seen = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];

  const visit = (file: string): number => {
    const number = seen.size;
    seen.set(file, number);
    let low = number;
    const start = path.push(file) - 1;
    for (const { target } of targets.get(file) ?? []) {
      if (!seen.has(target)) low = Math.min(low, visit(target));
      else if (path.includes(target)) low = Math.min(low, seen.get(target) ?? low);
    }
    if (low !== number) return low;
    const members = path.splice(start);
    const within = members.flatMap((member) =>
      (targets.get(member) ?? []).filter(({ target }) => members.includes(target)),
    );
    if (within.length > 0) circles.push(within.map((edge) => `${edge.file} imports ${edge.target}`).toSorted());
    return low;
  };
  for (const { file } of edges) if (!seen.has(file)) visit(file);
  return circles;
}

const graph = (text: string): Import[] =>
  text.split(' ').map((edge) => ({ file: edge.slice(0, 1), target: edge.slice(1) }));

describe('imports never lead in a circle', () => {
  it('finds circles of any length, and only what is in them', () => {
    expect(circlesOf(graph('ab bc ad dc'))).toEqual([]);
    expect(circlesOf(graph('aa'))).toEqual([['a imports a']]);
    expect(circlesOf(graph('xa ab bc cb by'))).toEqual([['b imports c', 'c imports b']]);
    expect(circlesOf(graph('ab bc ca cd de ed'))).toHaveLength(2);
  });

  it('in any part of the app, types included', () => {
    const ours = new Set(files);
    expect(circlesOf(imports.filter(({ target }) => ours.has(target)))).toEqual([]);
  });
});
