import { CHINESE_NUMERAL, readNumeral } from '../phrases/numerals.ts';
import type { MarkFamily } from './marks.ts';
import type { HeadingRecord } from './records.ts';
import type { WarningList } from './warnings.ts';

/** What a heading is to the measures under it. */
export type Role = 'aspect' | 'problem' | 'issue';

/** Only what was found counts, not what was done: 反馈的7个方面25项问题, but not 已完成20个问题. */
const TOTAL = new RegExp(`(?:反馈|指出|发现|梳理|提出|方面|共)[^，,。；;（(完改]{0,8}?([${CHINESE_NUMERAL}]{1,4}|\\d{1,4})\\s*[个项条](?:反馈|突出|主要|方面)?问题`, 'g');
const LONGEST_OPENING = 200_000;

/** The numbers of problems a report says it has: 反馈的7个方面25项问题. 具体问题 are counted apart by reports, and so not here. */
export function readTotals(source: string): ReadonlySet<number> {
  return new Set([...source.slice(0, LONGEST_OPENING).matchAll(TOTAL)].map((match) => readNumeral(match[1] ?? '')));
}

function depthOf(record: HeadingRecord): number {
  return record.parent ? depthOf(record.parent) + 1 : 0;
}

/** The families that headings use, outermost first. */
function levelsOf(records: readonly HeadingRecord[]): MarkFamily[] {
  const depths = new Map<MarkFamily, number>();
  for (const record of records) depths.set(record.node.mark.family, Math.max(depths.get(record.node.mark.family) ?? 0, depthOf(record)));
  return [...depths].sort(([, a], [, b]) => a - b).map(([family]) => family);
}

/**
 * Which level of headings is that of problems. One level: problems. Two: aspects and problems, unless most of the outer ones have measures
 * of their own. Three: aspects, problems, specific problems. A total the report itself states decides where it fits another level only.
 */
function problemLevel(records: readonly HeadingRecord[], levels: readonly MarkFamily[], totals: ReadonlySet<number>): number {
  const at = (level: number): HeadingRecord[] => records.filter((record) => record.node.mark.family === levels[level]);
  const usual = levels.length < 3 ? levels.length - 1 : levels.length - 2;
  if (levels.length > 1 && !totals.has(at(usual).length)) {
    const fitting = levels.map((_, level) => level).filter((level) => totals.has(at(level).length) && !at(level).every((record) => record.heading.isAspect));
    if (fitting.length === 1) return fitting[0] ?? usual;
  }
  const outer = at(0);
  const hasOwnMeasures = outer.filter((record) => record.measures.length > 0).length * 2 > outer.length;
  return levels.length === 2 && hasOwnMeasures ? 0 : usual;
}

/** Decides for each heading whether it is an aspect, a problem or a specific problem. */
export function assignRoles(records: readonly HeadingRecord[], totals: ReadonlySet<number>, warnings: WarningList): ReadonlyMap<HeadingRecord, Role> {
  const levels = levelsOf(records);
  const level = problemLevel(records, levels, totals);
  const roles = new Map<HeadingRecord, Role>();
  for (const record of records) {
    const own = levels.indexOf(record.node.mark.family);
    const isUnderProblem = hasProblemAbove(record, roles, levels, level);
    const isLeaf = record.children.length === 0 || record.measures.length > 0;
    if (isUnderProblem) roles.set(record, 'issue');
    else if (own >= level || isLeaf) roles.set(record, 'problem');
    else roles.set(record, 'aspect');
    if (roles.get(record) === 'problem' && own < level && record.heading.isAspect) warnings.add('aspectAsProblem', record.node.line, record.node.printed);
  }
  return roles;
}

/** An outer heading that is a problem only for measures of its own does not make issues of the problems under it. */
function hasProblemAbove(record: HeadingRecord, roles: ReadonlyMap<HeadingRecord, Role>, levels: readonly MarkFamily[], level: number): boolean {
  for (let above = record.parent; above; above = above.parent) {
    if (roles.get(above) === 'problem' && levels.indexOf(above.node.mark.family) >= level) return true;
  }
  return false;
}
