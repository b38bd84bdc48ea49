import { Folder, FolderOpen, ListFilter } from 'lucide-react';
import { useState } from 'react';
import type { Collection } from '../../shared/bridge/index.ts';
import styles from './Sidebar.module.css';

/** The cover of a collection as a small square, or what kind of collection it is. */
export function CollectionIcon({ collection, open }: { collection: Collection; open: boolean }) {
  const { coverUrl, query } = collection;
  const [broken, setBroken] = useState<string>();
  if (coverUrl !== undefined && broken !== coverUrl) {
    return (
      <img
        src={coverUrl}
        alt=""
        draggable={false}
        className={styles.cover}
        onError={() => {
          setBroken(coverUrl);
        }}
      />
    );
  }
  if (query) return <ListFilter aria-hidden />;
  return open ? <FolderOpen aria-hidden /> : <Folder aria-hidden />;
}
