import type { DatabaseSync } from 'node:sqlite';
import { asDiskError, withDiskWords } from '../files/problems.ts';

/** The index of an open library. */
export interface LibraryIndex {
  readonly database: DatabaseSync;
  /** Runs `work` in one immediate transaction: all of it is on disk when this returns, or none. Nests. */
  transaction<Value>(work: () => Value): Value;
}

/** The connection through which everything is written. */
export class IndexConnection implements LibraryIndex {
  readonly database: DatabaseSync;
  readonly #root: string;
  #depth = 0;

  /** `root` is the library's folder, to name it where the disk fails. */
  constructor(database: DatabaseSync, root: string) {
    this.database = database;
    this.#root = root;
  }

  transaction<Value>(work: () => Value): Value {
    const level = this.#depth;
    this.#run(level === 0 ? 'BEGIN IMMEDIATE' : `SAVEPOINT level${level}`);
    this.#depth += 1;
    let value: Value;
    try {
      value = work();
    } catch (error) {
      this.#depth = level;
      // SQLite may have rolled back by itself, as on a full disk.
      if (this.database.isTransaction) {
        this.database.exec(level === 0 ? 'ROLLBACK' : `ROLLBACK TO level${level}; RELEASE level${level}`);
      }
      throw asDiskError(error, this.#root);
    }
    this.#depth = level;
    try {
      this.#run(level === 0 ? 'COMMIT' : `RELEASE level${level}`);
    } catch (error) {
      if (level === 0 && this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
    return value;
  }

  #run(statement: string): void {
    withDiskWords(this.#root, () => {
      this.database.exec(statement);
    });
  }
}
