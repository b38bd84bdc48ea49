import type { StatementSync } from 'node:sqlite';
import { chargeOf, type Charge } from '../../shared/domain/charge.ts';
import { isTerminal, type GenerationStatus } from '../../shared/domain/generation.ts';
import type { GenerationId, ReferenceId } from '../../shared/domain/ids.ts';
import type { LibraryIndex } from '../library/database/connection.ts';
import type { HeldFacts } from './held.ts';
import { patchColumns, rowFromSql, type GenerationRow, type ResultRow, type RowPatch, type SqlRow } from './row.ts';

export interface GenerationReferenceRow {
  position: number;
  referenceId: ReferenceId;
  note: string | undefined;
  /** Undefined when the reference's own row is gone. */
  name: string | undefined;
  file: string | undefined;
  /** What is sent of it, where that is another file. */
  sentFile: string | undefined;
}

interface PageQuery {
  statuses?: readonly GenerationStatus[] | undefined;
  dismissed?: boolean | undefined;
  limit: number;
  /** Rows older than this one. */
  before?: { createdAt: number; id: string } | undefined;
}

/** Word for word as the index `generations_open` says it, or SQLite does not see that it fits. */
const isOpen = `status NOT IN ('completed', 'failed', 'cancelled')`;

/** The queue's rows in the library's index. Each method is durable when it returns. */
export class GenerationStore {
  readonly #index: LibraryIndex;
  readonly #statements = new Map<string, StatementSync>();

  constructor(index: LibraryIndex) {
    this.#index = index;
  }

  #sql(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#index.database.prepare(text);
      this.#statements.set(text, statement);
    }
    return statement;
  }

  insert(row: Pick<GenerationRow, 'id' | 'createdAt' | 'draft' | 'picturesRequested' | 'owner' | 'account'>): void {
    this.#index.transaction(() => {
      this.#sql(
        `INSERT INTO generations (id, created_at, status, draft, prompt, pictures_requested, owner, account)
         VALUES (?, ?, 'queued', ?, ?, ?, ?, ?)`,
      ).run(
        row.id,
        row.createdAt,
        JSON.stringify(row.draft),
        row.draft.prompt,
        row.picturesRequested,
        row.owner ?? null,
        row.account ?? null,
      );
      const link = this.#sql(
        `INSERT INTO generation_references (generation_id, position, reference_id, note) VALUES (?, ?, ?, ?)`,
      );
      const touch = this.#sql(`UPDATE source_references SET last_used_at = ? WHERE id = ?`);
      for (const [index, reference] of row.draft.references.entries()) {
        link.run(row.id, index + 1, reference.referenceId, reference.note ?? null);
        touch.run(row.createdAt, reference.referenceId);
      }
    });
  }

  get(id: GenerationId): GenerationRow | undefined {
    const sql = this.#sql(`SELECT * FROM generations WHERE id = ?`).get(id);
    return sql ? rowFromSql(sql as SqlRow) : undefined;
  }

  update(id: GenerationId, patch: RowPatch): void {
    const names = Object.keys(patch) as (keyof RowPatch)[];
    if (names.length === 0) return;
    const assignments = names.map((name) => `${patchColumns[name][0]} = ?`).join(', ');
    const values = names.map((name) => patchColumns[name][1](patch[name]));
    this.#index.transaction(() => {
      this.#sql(`UPDATE generations SET ${assignments} WHERE id = ?`).run(...values, id);
    });
  }

  /** Generations that are not terminal, oldest first. */
  open(): GenerationRow[] {
    // By itself SQLite walks through all generations there ever were, to have them in order.
    return this.#sql(`SELECT * FROM generations INDEXED BY generations_open WHERE ${isOpen} ORDER BY created_at, rowid`)
      .all()
      .map((sql) => rowFromSql(sql as SqlRow));
  }

  page(query: PageQuery): GenerationRow[] {
    const conditions: string[] = [];
    const values: (string | number)[] = [];
    if (query.statuses && query.statuses.length > 0) {
      conditions.push(`status IN (${query.statuses.map(() => '?').join(', ')})`);
      values.push(...query.statuses);
    }
    if (query.dismissed !== undefined) {
      conditions.push('dismissed = ?');
      values.push(query.dismissed ? 1 : 0);
    }
    if (query.before) {
      conditions.push(`(created_at, id) < (?, ?)`);
      values.push(query.before.createdAt, query.before.id);
    }
    // Nothing but open ones is asked for at each start: they are found without walking through the others.
    const onlyOpen = query.statuses?.every((status) => !isTerminal(status)) && query.statuses.length > 0;
    if (onlyOpen) conditions.push(isOpen);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const source = onlyOpen ? 'generations INDEXED BY generations_open' : 'generations';
    return this.#sql(`SELECT * FROM ${source} ${where} ORDER BY created_at DESC, id DESC LIMIT ?`)
      .all(...values, query.limit)
      .map((sql) => rowFromSql(sql as SqlRow));
  }

  references(id: GenerationId): GenerationReferenceRow[] {
    return this.#sql(
      `SELECT g.position, g.reference_id, g.note, r.name, r.file, nullif(r.sent_file, r.file) AS sent_file FROM generation_references g
       LEFT JOIN source_references r ON r.id = g.reference_id WHERE g.generation_id = ? ORDER BY g.position`,
    )
      .all(id)
      .map((sql) => ({
        position: sql.position as number,
        referenceId: sql.reference_id as ReferenceId,
        note: (sql.note as string | null) ?? undefined,
        name: (sql.name as string | null) ?? undefined,
        file: (sql.file as string | null) ?? undefined,
        sentFile: (sql.sent_file as string | null) ?? undefined,
      }));
  }

  results(id: GenerationId): ResultRow[] {
    return this.#sql(
      `SELECT position, url, attempts, next_attempt_at, problem, state FROM results WHERE generation_id = ? ORDER BY position`,
    )
      .all(id)
      .map((sql) => ({
        position: sql.position as number,
        url: sql.url as string,
        attempts: sql.attempts as number,
        nextAttemptAt: (sql.next_attempt_at as number | null) ?? undefined,
        problem: (sql.problem as string | null) ?? undefined,
        state: sql.state as ResultRow['state'],
      }));
  }

  /** Writes the links of a finished task together with its transition to `saving`. Links already known keep their state. */
  beginSaving(id: GenerationId, urls: readonly string[], patch: RowPatch): void {
    this.#index.transaction(() => {
      const insert = this.#sql(
        `INSERT INTO results (generation_id, position, url) VALUES (?, ?, ?)
         ON CONFLICT (generation_id, position) DO UPDATE SET url = excluded.url`,
      );
      for (const [index, url] of urls.entries()) insert.run(id, index + 1, url);
      this.update(id, patch);
    });
  }

  updateResult(id: GenerationId, position: number, patch: Partial<Omit<ResultRow, 'position'>>): void {
    const current = this.results(id).find((result) => result.position === position);
    if (!current) return;
    const next = { ...current, ...patch };
    this.#sql(
      `UPDATE results SET url = ?, attempts = ?, next_attempt_at = ?, problem = ?, state = ? WHERE generation_id = ? AND position = ?`,
    ).run(next.url, next.attempts, next.nextAttemptAt ?? null, next.problem ?? null, next.state, id, position);
  }

  /** Task ids that belong to a generation already. */
  linkedTasks(taskIds: readonly string[]): Set<string> {
    const linked = new Set<string>();
    const find = this.#sql(`SELECT 1 FROM generations WHERE task_id = ?`);
    for (const taskId of taskIds) if (find.get(taskId)) linked.add(taskId);
    return linked;
  }

  /** What each open generation costs or will cost; nothing where `isHeld` says that it is not sent by itself. */
  charges(isHeld: (row: HeldFacts) => boolean): Map<GenerationId, Charge> {
    const rows = this.#sql(
      `SELECT id, status, post_open, pictures_requested, credits_reserved, credits_used, owner, account
       FROM generations INDEXED BY generations_open WHERE ${isOpen}`,
    ).all();
    return new Map(
      rows.map((sql) => {
        const facts = {
          status: sql.status as GenerationStatus,
          postOpen: sql.post_open === 1,
          picturesRequested: sql.pictures_requested as number,
          creditsReserved: (sql.credits_reserved as number | null) ?? undefined,
          creditsUsed: (sql.credits_used as number | null) ?? undefined,
          owner: (sql.owner as string | null) ?? undefined,
          account: (sql.account as string | null) ?? undefined,
        };
        return [sql.id as GenerationId, chargeOf(Object.assign(facts, { held: isHeld(facts) }))];
      }),
    );
  }

  /** Pictures asked for by generations made from `from` to before `to`, in milliseconds since 1970. */
  picturesAsked(from: number, to: number): number {
    const sql = this.#sql(
      `SELECT coalesce(sum(pictures_requested), 0) AS pictures FROM generations WHERE created_at >= ? AND created_at < ?`,
    ).get(from, to);
    return (sql?.pictures as number | undefined) ?? 0;
  }

  /** Everything that was or may have been paid, newest first. */
  ledger(limit: number, before?: { createdAt: number; id: string }): GenerationRow[] {
    const older = before ? 'AND (created_at, id) < (?, ?)' : '';
    return this.#sql(
      `SELECT * FROM generations WHERE submitted_at IS NOT NULL ${older} ORDER BY created_at DESC, id DESC LIMIT ?`,
    )
      .all(...(before ? [before.createdAt, before.id] : []), limit)
      .map((sql) => rowFromSql(sql as SqlRow));
  }
}
