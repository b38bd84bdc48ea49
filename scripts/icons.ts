import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

/*
 * Draws the application's icon: a verdigris moon with a drop of light beside it, on the grey of the
 * darkroom. Run with `npx node scripts/icons.ts` after a change; the results are part of the repository.
 */

const resources = resolve(import.meta.dirname, '../resources');
/** Edges in pixels: the window and most desktops, and small places. */
const sizes = [512, 64] as const;

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect x="24" y="24" width="464" height="464" rx="104" fill="#222222"/>
  <path fill="#57b09d" d="M309 114a152 152 0 1 0 97 211 126 126 0 0 1-97-211z"/>
  <circle cx="356" cy="190" r="30" fill="#8bd6c6"/>
</svg>
`;

await mkdir(resources, { recursive: true });
await writeFile(join(resources, 'icon.svg'), icon);
for (const size of sizes) {
  const name = size === 512 ? 'icon.png' : `icon-${size}.png`;
  await sharp(Buffer.from(icon))
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(join(resources, name));
}
