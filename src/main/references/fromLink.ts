import { rm } from 'node:fs/promises';
import type { ReferenceAnswer } from '../../shared/domain/reference.ts';
import { EvolinkFailure, type Evolink } from '../evolink/types.ts';
import type { ReferenceShelf } from '../library/references/referenceShelf.ts';
import { largestSource } from '../imaging/index.ts';
import type { Intake } from './intake.ts';
import { tidyName } from './refusal.ts';

/** Fetches a picture from the web, with the same guards as results, and takes it in. */
export async function takeFromLink(
  link: string,
  parts: { intake: Intake; shelf: ReferenceShelf; evolink: Pick<Evolink, 'download'> },
): Promise<ReferenceAnswer> {
  const address = URL.parse(link.trim());
  const name = address ? nameIn(address) : tidyName(link.slice(0, 80));
  if (!address || !/^https?:$/.test(address.protocol)) {
    return {
      status: 'refused',
      name,
      reason: `“${link.slice(0, 80)}” is not a web address. Use one that begins with https://.`,
    };
  }
  const path = parts.shelf.temporaryPath('link');
  try {
    await parts.evolink.download(address.href, path, { maximumBytes: largestSource.bytes });
    return await parts.intake.take({ name, path }, { kind: 'link', from: address.href });
  } catch (error) {
    if (!(error instanceof EvolinkFailure)) throw error;
    return { status: 'refused', name, reason: wordsOf(name, address, error) };
  } finally {
    await rm(path, { force: true });
  }
}

function nameIn(address: URL): string {
  const last = address.pathname.split('/').at(-1) ?? '';
  try {
    return tidyName(decodeURIComponent(last) || address.hostname);
  } catch {
    // A stray percent sign is no encoding; then the name is what stands there.
    return tidyName(last || address.hostname);
  }
}

/** The client's words are about the model's results; these are about a page of the web. */
function wordsOf(name: string, address: URL, failure: EvolinkFailure): string {
  const place = address.host;
  if (failure.kind === 'link_expired') {
    return `${name} could not be fetched: ${place} does not hand it out (${failure.status ?? failure.code}). Save the picture in the browser and add the file.`;
  }
  if (failure.code === 'not_a_picture') {
    return `${name} could not be used: what ${place} sent is not a JPEG, PNG, WebP or GIF picture. Copy the address of the picture itself, not of the page around it.`;
  }
  const otherWay = failure.code === 'private_address' ? ' Or save the picture in the browser and add the file.' : '';
  return `${name} could not be fetched. ${failure.message}${otherWay}`;
}
