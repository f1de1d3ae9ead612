import type { Collector } from '../check/collector.ts';
import type { Located } from '../check/schemaProblems.ts';
import { checkCount } from './checks.ts';
import { countOf } from './triggers.ts';
import type { ExtensionHeaderFile, LookBackFile, StepFile } from './chainSchema.ts';

export function checkStep(collector: Collector, { path, value }: Located<StepFile>): void {
  checkCount(collector, [...path, 'within'], value.within);
  checkCount(collector, [...path, 'remindBefore'], value.remindBefore);
  const { within, remindBefore, whenLapsed = [] } = value;
  if (!within) {
    if (remindBefore) collector.add('remindWithoutLimit', [...path, 'remindBefore'], { key: 'remindBefore' }, { at: 'key' });
    if (whenLapsed.length > 0) collector.add('remindWithoutLimit', [...path, 'whenLapsed'], { key: 'whenLapsed' }, { at: 'key' });
    return;
  }
  const [limit, reminder] = [countOf(within), remindBefore && countOf(remindBefore)];
  if (limit && reminder && limit.unit === reminder.unit && reminder.n >= limit.n) collector.add('remindTooEarly', [...path, 'remindBefore']);
  if (whenLapsed.length === 0) collector.add('lapseUnheard', path, { title: value.title });
}

export function checkLookBack(collector: Collector, { path, value }: Located<LookBackFile>): void {
  checkCount(collector, [...path, 'remindBefore'], value.remindBefore);
  if ((value.whenLapsed ?? []).length === 0) collector.add('lapseUnheard', path, { title: value.title });
}

export function checkExtension(collector: Collector, extension: Located<ExtensionHeaderFile> | undefined): void {
  if (!extension) return;
  for (const key of ['askBefore', 'longest'] as const) checkCount(collector, [...extension.path, key], extension.value[key]);
}
