import type { DayCount } from '../../domain/calendar.ts';
import { postsOf, type Definition } from '../../domain/definition.ts';
import { listed, nearest } from '../../plans/check/suggest.ts';
import { cliError } from '../errors.ts';

/** So much later, for these measures or, without any named, for all that are looked at. */
export interface Shift {
  readonly refs?: ReadonlySet<string>;
  readonly by: DayCount;
}

/** Reads `14d`, `10wd`, or either for measures named before it: `M-001,M-002=10wd`. @throws CliError `badValue` */
export function shiftIn(option: string, text: string, definitions: readonly Definition[]): Shift {
  const [, refs, n = '', unit = ''] = /^(?:([^=]+)=)?(\d{1,4})(d|wd)$/.exec(text.trim()) ?? [];
  if (n === '' || Number(n) === 0) {
    throw cliError('badValue', { name: option, value: text, why: { zh: '应为天数，如 14d（日历日）、10wd（工作日），或 M-001,M-002=10wd。', en: 'write a number of days such as 14d (calendar) or 10wd (working), or M-001,M-002=10wd.' } });
  }
  return { by: { n: Number(n), unit: unit === 'wd' ? 'working' : 'calendar' }, ...(refs !== undefined && { refs: refsIn(option, refs, definitions) }) };
}

/** Reads a list of refs. @throws CliError `badValue` for one the plan does not have */
export function refsIn(option: string, text: string, definitions: readonly Definition[]): ReadonlySet<string> {
  const known = new Set(definitions.map(({ ref }) => ref));
  const refs = text.split(/[,，、]/).map((ref) => ref.trim()).filter((ref) => ref !== '');
  for (const ref of refs) {
    if (known.has(ref)) continue;
    const near = nearest(ref, [...known]);
    throw cliError('badValue', {
      name: option,
      value: ref,
      why: { zh: `方案中没有这项措施。${near === undefined ? '' : `是否想写“${near}”？`}`, en: `the plan has no such measure.${near === undefined ? '' : ` Did you mean "${near}"?`}` },
    });
  }
  return new Set(refs);
}

/** What `--where` can ask of a measure. */
const CONDITIONS: Readonly<Record<string, (definition: Definition, value: string) => boolean>> = {
  class: (definition, value) => definition.class === value,
  problem: (definition, value) => definition.problem.no === value,
  unit: (definition, value) => postsOf(definition, ['leadUnit', 'handler']).some((post) => definition.directory.posts[post]?.unit.includes(value) === true),
  post: (definition, value) => Object.values(definition.roles).some((posts) => posts.includes(value)),
  dueAfter: (definition, value) => definition.milestones.some(({ dueOn }) => dueOn > value),
  dueBefore: (definition, value) => definition.milestones.some(({ dueOn }) => dueOn < value),
};

/** Reads one condition, `class=immediate`. @returns whether a measure meets it. @throws CliError `badValue` */
export function conditionIn(text: string): (definition: Definition) => boolean {
  const [key = '', ...rest] = text.split('=');
  const [condition, value] = [Object.hasOwn(CONDITIONS, key) ? CONDITIONS[key] : undefined, rest.join('=').trim()];
  if (condition && value !== '') return (definition) => condition(definition, value);
  const known = listed(Object.keys(CONDITIONS));
  throw cliError('badValue', { name: '--where', value: text, why: { zh: `应为“条件=值”，条件可用：${known.zh}。`, en: `write CONDITION=VALUE; conditions are ${known.en}.` } });
}
