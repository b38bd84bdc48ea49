import { useAccount } from '../state/account/index.ts';
import { useAppInfo } from '../state/appInfo/index.ts';
import { useComposer, draftOf } from '../state/composer/index.ts';
import { generateReason, type GenerateReason } from './generateReason.ts';

/** Why Generate cannot send now, what can be spent, and whether sending has to wait for the network. */
export function useReason(): { reason: GenerateReason | undefined; spendable: number | undefined; offline: boolean } {
  const composer = useComposer();
  const hasKey = useAccount((state) => state.key?.present ?? false);
  const keyUnavailable = useAccount((state) => state.key?.unreadable !== undefined);
  const spendable = useAccount((state) => state.credits?.spendable);
  const info = useAppInfo((state) => state.info);
  const reason = generateReason({
    draft: draftOf(composer),
    unusable: composer.refused.flatMap((file) => (file.kind === 'refused' && file.crop ? [file.name] : [])),
    reading: composer.reading.length,
    hasKey: hasKey || (info?.demo ?? false),
    keyUnavailable,
    spendable,
    info: info ?? { libraryWritable: true },
  });
  return { reason, spendable, offline: info ? !info.online && !info.demo : false };
}
