import { describe, expect, it } from 'vitest';
import { KeptLines } from '../../cli/forecast/keptLines.ts';
import type { ForecastLine } from '../../domain/forecast/line.ts';

const line = (at: number, on = '2026-11-24'): ForecastLine => ({ on, at, measure: 'M-001', rule: 'late', kind: 'light', to: [], provisional: false });

describe('lines kept outside the heap', () => {
  it('come out by their instants, and within one instant as they went in', () => {
    const kept = new KeptLines();
    kept.add(line(3), 'M-001 third');
    kept.add(line(1), 'M-001 first');
    kept.add(line(1, '2026-11-25'), 'M-002 first');
    kept.add(line(2), 'M-003 second');
    expect([...kept.inOrder()]).toEqual([
      { on: '2026-11-24', text: 'M-001 first' },
      { on: '2026-11-25', text: 'M-002 first' },
      { on: '2026-11-24', text: 'M-003 second' },
      { on: '2026-11-24', text: 'M-001 third' },
    ]);
  });

  it('keep every word, also of lines that do not fit beside others or are very long themselves', () => {
    const kept = new KeptLines();
    const texts = ['整'.repeat(300_000), '改'.repeat(300_000), '到'.repeat(500_000), '', '位。'];
    texts.forEach((text, index) => kept.add(line(index), text));
    expect([...kept.inOrder()].map(({ text }) => text)).toEqual(texts);
  });
});
