import type { DayCount } from '../../domain/calendar.ts';
import { SYSTEM_ROLES, type RoleName } from '../../domain/directory.ts';
import type { MeasureClass, MilestoneKind, Period, Policy } from '../../domain/policy.ts';
import type { Language } from '../../domain/refusals.ts';
import { CLASS_WORDS, MILESTONE_WORDS, type Word } from '../../domain/words.ts';

/** How one policy is put into words of one language. */
export interface Speech {
  readonly policy: Policy;
  readonly language: Language;
  say(zh: string, en: string): string;
  days(count: DayCount): string;
  roles(names: readonly RoleName[]): string;
  milestone(kind: MilestoneKind | 'any'): string;
  classes(names: readonly MeasureClass[]): string;
  period(period: Period): string;
  /** The rung with its place in the table, and the paper it issues. */
  rung(id: string): string;
  list(words: readonly string[]): string;
}

const ROLE_WORDS: Readonly<Record<(typeof SYSTEM_ROLES)[number], Word>> = {
  handler: { zh: '经办人', en: 'the handler' },
  leadUnit: { zh: '牵头单位主要负责人', en: 'the principal of the lead unit' },
  leadOfficial: { zh: '牵头领导', en: 'the lead official' },
  participants: { zh: '参与单位经办人', en: 'the handlers of participating units' },
  administrator: { zh: '领导小组办公室', en: 'the plan administrator' },
  authority: { zh: '方案决定机关', en: 'the authority of the plan' },
};

const PERIOD_WORDS: Readonly<Record<Period, Word>> = {
  week: { zh: '每周', en: 'every week' },
  month: { zh: '每月', en: 'every month' },
  quarter: { zh: '每季度', en: 'every quarter' },
};

/** @param names what the policy file calls its roles; only the part before the first comma or bracket is a name. */
export function speechOf(policy: Policy, names: Readonly<Record<RoleName, string>>, language: Language): Speech {
  const say = (zh: string, en: string) => ({ zh, en })[language];
  const list = (words: readonly string[]) => words.join(say('、', ', '));
  const role = (name: RoleName) => {
    if (isSystemRole(name)) return ROLE_WORDS[name][language];
    const label = names[name]?.split(/[，,（(；;：:]/)[0]?.trim();
    return label === undefined ? name : say(label, `${name} (${label})`);
  };
  return {
    ...{ policy, language, say, list },
    days: ({ n, unit }) => (unit === 'working' ? say(`${n} 个工作日`, n === 1 ? '1 working day' : `${n} working days`) : say(`${n} 天`, n === 1 ? '1 day' : `${n} days`)),
    roles: (wanted) => list(wanted.map(role)),
    milestone: (kind) => (kind === 'any' ? say('任一时限', 'any date') : MILESTONE_WORDS[kind][language]),
    classes: (wanted) => list(wanted.map((name) => CLASS_WORDS[name][language])),
    period: (period) => PERIOD_WORDS[period][language],
    rung: (id) => {
      const index = policy.ladder.findIndex((rule) => rule.id === id);
      const name = policy.ladder[index]?.document?.name ?? policy.ladder[index]?.title ?? id;
      return say(`第 ${index + 1} 条《${name}》`, `no. ${index + 1} (${name})`);
    },
  };
}

function isSystemRole(name: RoleName): name is (typeof SYSTEM_ROLES)[number] {
  return (SYSTEM_ROLES as readonly string[]).includes(name);
}
