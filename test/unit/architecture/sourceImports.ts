import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

export const root = resolve(import.meta.dirname, '../../..');

export interface Import {
  /** From the project's folder, with forward slashes. */
  file: string;
  /** The same for ours, a name for others. */
  target: string;
}

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return sourcesIn(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

const importing =
  /(?:^|\n)(?:import|export)\b[^;'"=(]*?\bfrom\s*'([^']+)'|(?:^|\n)import\s+'([^']+)'|\bimport\(\s*'([^']+)'/g;

/** Every import and re-export, of types and by `import()` too. */
function importsOf(file: string): Import[] {
  const found = readFileSync(join(root, file), 'utf8').matchAll(importing);
  return [...found].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3] ?? '').replace(/\?.*$/, '');
    const target = name.startsWith('.')
      ? relative(root, resolve(root, dirname(file), name))
          .split(sep)
          .join('/')
      : name;
    return { file, target };
  });
}

export const files: readonly string[] = sourcesIn('src');
export const imports: readonly Import[] = files.flatMap(importsOf);
