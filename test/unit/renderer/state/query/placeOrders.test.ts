import { describe, expect, it } from 'vitest';
import { readOrders, withOrder } from '../../../../../src/renderer/state/query/placeOrders.ts';

describe('the orders chosen for collections', () => {
  it('are read as far as they can be', () => {
    expect([...readOrders('[["mist","manual"],["rain","sideways"],[3,"size"],"x"]')]).toEqual([['mist', 'manual']]);
    for (const kept of [null, '', 'no json', '{}', '7']) expect(readOrders(kept).size).toBe(0);
  });

  it('are kept for the 200 chosen last', () => {
    let orders = readOrders(null);
    for (let index = 0; index < 201; index += 1) orders = withOrder(orders, `c${index}`, 'manual');
    orders = withOrder(orders, 'c1', 'newest');
    expect(orders.size).toBe(200);
    expect(orders.has('c0')).toBe(false);
    expect([...orders].at(-1)).toEqual(['c1', 'newest']);
  });
});
