import { memo, useMemo, type MouseEvent } from 'react';
import type { LibraryLayout, PictureId, ReferenceId } from '../../shared/domain/index.ts';
import type { GroupChoice } from '../state/query/index.ts';
import { GroupHead } from './GroupHead.tsx';
import { dayBottom, type GridGeometry, type RowRange } from './gridGeometry.ts';
import { placeRow } from './justifyRows.ts';
import { Tile } from './Tile.tsx';
import styles from './Grid.module.css';

interface RowsProps {
  geometry: GridGeometry;
  layout: LibraryLayout;
  grouping: GroupChoice;
  /** The grid's one Tab stop. */
  reachable: PictureId | undefined;
  arrived: ReadonlySet<PictureId>;
  onPress: (id: PictureId, event: MouseEvent) => void;
  onRelease: (id: PictureId, event: MouseEvent) => void;
  onOpen: (id: PictureId) => void;
}

interface GridDaysProps extends RowsProps {
  rows: RowRange;
  /** A row that is drawn even out of view: the one with the focus. */
  extraRow: number | undefined;
  /** What to take off a place in the grid to get its place in the element. */
  shift: number;
  now: number;
}

/** The days in view with their heads, and the rows of each that are drawn. */
export function GridDays({ rows, extraRow, shift, now, ...rest }: GridDaysProps) {
  const { geometry } = rest;
  const drawn: number[] = [];
  for (let row = rows.first; row < rows.end; row += 1) drawn.push(row);
  if (extraRow !== undefined && extraRow < geometry.rows.count && !drawn.includes(extraRow)) drawn.push(extraRow);
  drawn.sort((left, right) => left - right);

  const byDay = new Map<number, number[]>();
  for (const row of drawn) {
    const day = geometry.days.ofPicture[geometry.rows.starts[row] ?? 0] ?? 0;
    const list = byDay.get(day);
    if (list) list.push(row);
    else byDay.set(day, [row]);
  }
  return [...byDay].map(([day, ofDay]) => (
    <Day
      key={rest.grouping === 'day' ? geometry.days.midnights[day] : (rest.layout.groups?.keys[day] ?? 'all')}
      {...rest}
      day={day}
      rows={ofDay}
      shift={shift}
      now={now}
    />
  ));
}

interface DayProps extends RowsProps {
  day: number;
  rows: number[];
  shift: number;
  now: number;
}

function Day({ day, rows, shift, now, ...rest }: DayProps) {
  const { geometry } = rest;
  const midnight = geometry.days.midnights[day] ?? 0;
  const count = (geometry.days.starts[day + 1] ?? 0) - (geometry.days.starts[day] ?? 0);
  // A day may be taller than a browser can draw: its box reaches only a little beyond the rows drawn.
  const reach = 4000;
  const first = geometry.rowTops[rows[0] ?? 0] ?? 0;
  const last = geometry.rowTops[rows.at(-1) ?? 0] ?? 0;
  const top = Math.max(geometry.dayTops[day] ?? 0, first - reach);
  const bottom = Math.min(dayBottom(geometry, day), last + reach);
  const firstOf = rest.layout.ids[geometry.days.starts[day] ?? 0];
  const { grouping, ...ofRows } = rest;
  const headId = `group-${grouping}-${firstOf}`;
  return (
    <div
      role="rowgroup"
      {...(grouping === 'none' ? {} : { 'aria-labelledby': headId })}
      className={styles.day}
      style={{ top: top - shift, height: bottom - top }}
    >
      {grouping !== 'none' && (
        <GroupHead
          id={headId}
          grouping={grouping}
          moment={midnight}
          now={now}
          count={count}
          first={firstOf}
          reference={rest.layout.groups?.keys[day] as ReferenceId | undefined}
        />
      )}
      {rows.map((row) => (
        <Row key={geometry.rows.starts[row]} {...ofRows} row={row} top={(geometry.rowTops[row] ?? 0) - top} />
      ))}
    </div>
  );
}

interface RowProps extends Omit<RowsProps, 'grouping'> {
  row: number;
  top: number;
}

const Row = memo(function Row({ row, top, geometry, layout, reachable, arrived, ...handlers }: RowProps) {
  const placed = useMemo(() => placeRow(geometry.rows, row, layout.widths, layout.heights), [geometry, row, layout]);
  const height = geometry.rowHeights[row] ?? 0;
  return (
    <div role="row" aria-rowindex={row + 1} className={styles.row} style={{ top, height }}>
      {placed.map(({ index, left, width }, column) => {
        const id = layout.ids[index];
        if (id === undefined) return null;
        return (
          <Tile
            key={id}
            {...handlers}
            id={id}
            left={left}
            width={width}
            height={height}
            column={column + 1}
            place={index + 1}
            total={layout.ids.length}
            reachable={id === reachable}
            fresh={arrived.has(id)}
          />
        );
      })}
    </div>
  );
});
