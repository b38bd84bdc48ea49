import { useEffect, useRef, type ChangeEvent, type RefObject } from 'react';
import { addFiles } from '../state/composer/index.ts';

type Take = (files: File[]) => void;

const addThem: Take = (files) => {
  void addFiles(files);
};

export interface FilePicker {
  /** Of an `<input type="file" multiple>`. */
  ref: RefObject<HTMLInputElement | null>;
  onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  /** Opens the file dialog; what is chosen is added, or for `replace` that one file is handed over. False when it may not open now. */
  choose: (replace?: (file: File) => void) => boolean;
}

/** The file dialog of the reference strip. */
export function useFilePicker(): FilePicker {
  const ref = useRef<HTMLInputElement>(null);
  const take = useRef<Take>(addThem);
  useEffect(() => {
    const input = ref.current;
    const forget = (): void => {
      take.current = addThem;
    };
    input?.addEventListener('cancel', forget);
    return () => {
      input?.removeEventListener('cancel', forget);
    };
  }, []);
  return {
    ref,
    onChange: ({ target }) => {
      const files = [...(target.files ?? [])];
      // The same file may be chosen again after it was removed.
      target.value = '';
      const then = take.current;
      take.current = addThem;
      if (files.length > 0) then(files);
    },
    choose: (replace) => {
      const input = ref.current;
      // A page may open the file dialog only in answer to the artist's own key or click. A menu of the
      // system is not one to Chromium.
      if (!input || !navigator.userActivation.isActive) return false;
      input.multiple = replace === undefined;
      take.current = replace
        ? ([file]) => {
            if (file) replace(file);
          }
        : addThem;
      input.click();
      return true;
    },
  };
}
