import { useCallback, useEffect, useRef, useState } from 'react';
import type { PictureId } from '../../shared/domain/ids.ts';

/** The original is fetched this long after the artist has stopped at a picture, in milliseconds. */
const restBefore = 60;

export interface Original {
  /** Undefined while the artist is passing by. */
  url: string | undefined;
  state: 'loading' | 'shown' | 'failed';
  /** For the `<img>`: it is shown only when it is decoded whole. */
  onImage: (image: HTMLImageElement | null) => void;
  fail: () => void;
}

/** Loads a picture's original behind its thumbnail and says when it can take its place. */
export function useOriginal(id: PictureId, url: string | undefined): Original {
  const [known, setKnown] = useState<{ id: PictureId; url?: string; state: Original['state'] }>({
    id,
    state: 'loading',
  });
  if (known.id !== id) setKnown({ id, state: 'loading' });
  const current = useRef(id);
  useEffect(() => {
    current.current = id;
    if (url === undefined) return undefined;
    const timer = setTimeout(() => {
      setKnown((before) => (before.id === id ? { ...before, url } : before));
    }, restBefore);
    return () => {
      clearTimeout(timer);
    };
  }, [id, url]);

  const settle = useCallback((state: Original['state']) => {
    setKnown((before) => (before.id === current.current ? { ...before, state } : before));
  }, []);
  const onImage = useCallback(
    (image: HTMLImageElement | null) => {
      const asked = current.current;
      const decode = async (): Promise<void> => {
        try {
          await image?.decode();
          if (image && asked === current.current) settle('shown');
        } catch {
          // Either it was taken off the page before it was decoded, or it is no picture: only that is told.
          if (image?.isConnected && asked === current.current) settle('failed');
        }
      };
      void decode();
    },
    [settle],
  );
  const fail = useCallback(() => {
    settle('failed');
  }, [settle]);
  return {
    url: known.id === id ? known.url : undefined,
    state: known.id === id ? known.state : 'loading',
    onImage,
    fail,
  };
}
