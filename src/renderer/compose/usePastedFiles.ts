import { useEffect } from 'react';
import { addFiles, addLink } from '../state/composer/index.ts';
import { linkIn } from '../state/drags/index.ts';

/**
 * Pictures pasted anywhere in the library view become references, and a link to one does while the strip
 * has the focus; other text goes where it is pasted.
 */
export function usePastedFiles(): void {
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const data = event.clipboardData;
      const target = event.target instanceof Element ? event.target : undefined;
      if (!data || event.defaultPrevented || target?.closest('[role=dialog]')) return;
      if (data.files.length === 0) {
        const link = target?.closest('[data-strip]') ? linkIn(data.getData('text/plain')) : undefined;
        if (link === undefined) return;
        event.preventDefault();
        void addLink(link);
        return;
      }
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
