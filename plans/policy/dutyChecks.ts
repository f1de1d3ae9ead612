import type { Collector } from '../check/collector.ts';
import { checkCount } from './checks.ts';
import type { PolicyEntries } from './entries.ts';

/** Periodic duties that somebody hears of when they are missed, and long-term measures that somebody keeps an eye on. */
export function checkDuties(collector: Collector, { ladder, periodic, longTerm, immediate, declared }: PolicyEntries): void {
  for (const { path, value } of periodic) {
    checkCount(collector, [...path, 'dueAfter'], value.dueAfter);
    checkCount(collector, [...path, 'remindBefore'], value.remindBefore);
    const isAnswered = ladder.some((rule) => rule.value.when.reportMissed === value.id);
    if ((value.whenMissed ?? []).length === 0 && !isAnswered) collector.add('missUnheard', path, { title: value.title, id: value.id });
  }
  checkCount(collector, ['immediate', 'within'], immediate?.value.within);
  const isWhole = periodic.length === declared.duties.length;
  const isWatched = periodic.some(({ value }) => (value.classes ?? ['longTerm']).includes('longTerm'));
  if (longTerm && isWhole && !isWatched) collector.add('longTermUnwatched', longTerm.path, {}, { at: 'key' });
}
