import type { Collector } from '../check/collector.ts';
import { minutesOf } from '../check/fields.ts';
import { listed } from '../check/suggest.ts';
import type { Located } from '../check/schemaProblems.ts';
import type { Path } from '../check/yamlFile.ts';
import { SYSTEM_ROLES } from '../../domain/directory.ts';
import { countOf } from './triggers.ts';
import { declaredRolesSchema, hoursSchema, receiptSchema, type LookBackFile, type PolicyHeaderFile, type RuleFile, type StepFile } from './schema.ts';

/** Everything of a policy file whose shape is right, whatever the rest is like. */
export interface PolicyEntries {
  readonly header: PolicyHeaderFile | undefined;
  readonly ladder: readonly Located<RuleFile>[];
  readonly acceptance: readonly Located<StepFile>[];
  readonly signOff: readonly Located<StepFile>[];
  readonly lookBacks: readonly Located<LookBackFile>[];
}

/** Looks at the hours by themselves, so that a title forgotten elsewhere does not hide what is wrong with them. */
export function checkHours(collector: Collector): void {
  const hours = hoursSchema.safeParse(collector.file.valueAt(['hours']));
  if (!hours.success) return;
  const { notice, from, to, spreadMinutes, gatherMinutes } = hours.data;
  if (minutesOf(to) <= minutesOf(from)) return collector.add('hoursOrder', ['hours', 'to'], { from, to });
  if (notice < from || notice >= to) return collector.add('noticeOutsideHours', ['hours', 'notice'], { notice, from, to });
  const end = minutesOf(notice) + spreadMinutes + gatherMinutes;
  if (end >= minutesOf(to)) collector.add('spreadBeyondHours', ['hours', 'spreadMinutes'], { end: timeOf(end), to });
}

export function checkReceipt(collector: Collector): void {
  const receipt = receiptSchema.safeParse(collector.file.valueAt(['receipt']));
  if (receipt.success) checkCount(collector, ['receipt', 'within'], receipt.data.within);
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Ids are unique within each list: the ladder, each chain, the look-backs. */
export function checkIds(collector: Collector, entries: readonly Located<{ readonly id: string }>[]): void {
  const firstAt = new Map<string, Path>();
  for (const { path, value } of entries) {
    const first = firstAt.get(value.id);
    if (first) collector.add('duplicateId', [...path, 'id'], { id: value.id, line: collector.lineOf([...first, 'id']) });
    else firstAt.set(value.id, path);
  }
}

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

/** A number of days is written in exactly one of its two ways. */
export function checkCount(collector: Collector, path: Path, count: { readonly days?: number | undefined; readonly workingDays?: number | undefined } | undefined): void {
  if (!count || countOf(count)) return;
  collector.add(count.days === undefined ? 'countMissing' : 'countTwo', path);
}

/** Where the policy lists its roles, every role it names is one of them or one of the system's own. */
export function checkRoles(collector: Collector, entries: PolicyEntries): void {
  const declared = declaredRolesSchema.safeParse(collector.file.valueAt(['roles']));
  if (!declared.success) return;
  const known = [...Object.keys(declared.data), ...SYSTEM_ROLES];
  for (const { path, names } of roleLists(entries)) {
    for (const [index, name] of names.entries()) {
      if (!known.includes(name)) collector.add('roleUndeclared', [...path, index], { role: name, hint: collector.hint(name, known), known: listed(known) });
    }
  }
}

function roleLists(entries: PolicyEntries): { path: Path; names: readonly string[] }[] {
  const lists: { path: Path; names: readonly string[] | undefined }[] = [];
  for (const { path, value } of entries.ladder) {
    lists.push({ path: [...path, 'notify', 'to'], names: value.notify?.to });
    lists.push({ path: [...path, 'document', 'to'], names: value.document?.to });
    lists.push({ path: [...path, 'document', 'cc'], names: value.document?.cc });
  }
  for (const { path, value } of [...entries.acceptance, ...entries.signOff, ...entries.lookBacks]) {
    lists.push({ path: [...path, 'roles'], names: value.roles }, { path: [...path, 'whenLapsed'], names: value.whenLapsed });
  }
  return lists.flatMap(({ path, names }) => (names ? [{ path, names }] : []));
}
