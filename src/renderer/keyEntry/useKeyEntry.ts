import { useState } from 'react';
import type { KeyStorage } from '../../shared/bridge/index.ts';
import { useAccount } from '../state/account/index.ts';
import { ask, BridgeFailure, failureMessage, reverie } from '../bridge/index.ts';

export interface KeyEntry {
  key: string;
  setKey: (key: string) => void;
  /** The system offers no protected storage: the artist chooses how the key is kept. */
  weak: boolean;
  /** It could be stored at all, if weakly. */
  storable: boolean;
  storage: 'session' | 'weak';
  setStorage: (storage: 'session' | 'weak') => void;
  /** What is wrong, in words; `empty` and `rejected` are for the page to say. */
  problem: { kind: 'empty' | 'rejected' } | { kind: 'told'; message: string } | undefined;
  /** The service could not be asked, so the key may be kept unchecked. */
  unreachable: boolean;
  busy: boolean;
  /** Checks the key, free of charge, and keeps it. Answers whether it is kept. `unchecked` leaves the question out. */
  submit: (options?: { unchecked?: boolean }) => Promise<boolean>;
}

/** Codes of a check that could not be made; anything else is an answer. */
const unreachableCodes = new Set(['network', 'service']);

/** Typing a key, checking it and choosing how it is kept: the same at the first start and in the settings. */
export function useKeyEntry(): KeyEntry {
  const available = useAccount((state) => state.key?.storageAvailable ?? 'none');
  const [key, setKeyText] = useState('');
  const [storage, setStorage] = useState<'session' | 'weak'>('session');
  const [problem, setProblem] = useState<KeyEntry['problem']>();
  const [unreachable, setUnreachable] = useState(false);
  const [busy, setBusy] = useState(false);
  const weak = available !== 'keychain';

  const check = async (): Promise<boolean> => {
    try {
      const answer = await ask(reverie().account.checkKey(key));
      if (answer.accepted) return true;
      setProblem(answer.message === undefined ? { kind: 'rejected' } : { kind: 'told', message: answer.message });
    } catch (failure) {
      setProblem({ kind: 'told', message: failureMessage(failure) });
      setUnreachable(failure instanceof BridgeFailure && unreachableCodes.has(failure.code));
    }
    return false;
  };
  const keep = async (): Promise<boolean> => {
    const chosen: KeyStorage = weak ? storage : 'protected';
    try {
      useAccount.setState({ key: await ask(reverie().account.saveKey(key, { storage: chosen })) });
      setKeyText('');
      return true;
    } catch (failure) {
      setProblem({ kind: 'told', message: failureMessage(failure) });
      return false;
    }
  };
  return {
    key,
    setKey: (text) => {
      setKeyText(text);
      setProblem(undefined);
      setUnreachable(false);
    },
    weak,
    storable: available !== 'none',
    storage,
    setStorage,
    problem,
    unreachable,
    busy,
    submit: async ({ unchecked = false } = {}) => {
      if (busy) return false;
      if (key.trim() === '') {
        setProblem({ kind: 'empty' });
        return false;
      }
      setBusy(true);
      setProblem(undefined);
      try {
        return (unchecked || (await check())) && (await keep());
      } finally {
        setBusy(false);
      }
    },
  };
}
