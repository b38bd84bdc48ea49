import { useEffect } from 'react';
import { addFiles } from '../state/index.ts';

/** Pictures pasted anywhere in the library view become references; text goes where it is pasted. */
export function usePastedFiles(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      const target = event.target instanceof Element ? event.target : undefined;
      if (!data || data.files.length === 0 || event.defaultPrevented || target?.closest('[role=dialog]')) return;
      // A word processor puts a picture of the text beside the text.
      if (target?.closest('input, textarea') && data.types.includes('text/plain')) return;
      event.preventDefault();
      void addFiles([...data.files]);
    };
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('paste', paste);
    };
  }, []);
}
