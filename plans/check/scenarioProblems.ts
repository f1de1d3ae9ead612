import type { ProblemText } from './problem.ts';

/** What a scenario (情景) can say that cannot be played. */
export const SCENARIO_PROBLEMS = {
  actMissing: { severity: 'error', zh: '没有写明办什么事。请写一项：{known}。', en: 'What is done is not said. Write one of: {known}.' },
  actsTwo: { severity: 'error', zh: '一条只能办一件事，现有：{found}。请拆成几条。', en: 'An entry is one act; there are {found}. Make several entries of it.' },
  particularMissing: { severity: 'error', zh: '“{act}”还须写明“{key}”。', en: '"{act}" also needs "{key}".' },
  particularUnwanted: { severity: 'error', zh: '“{act}”不需要“{key}”。请删去。', en: '"{act}" takes no "{key}". Remove it.' },
  notInPlan: { severity: 'error', zh: '没有{what}“{id}”。{hint}现有：{known}。', en: 'There is no {what} "{id}". {hint}There are: {known}.' },
  beforeStart: { severity: 'error', zh: '{on} 早于方案启动（{startOn}），那时措施尚不存在。请改日期，或用 --start 提前启动。', en: '{on} is before the plan starts ({startOn}), when there is no measure yet. Change the day, or start earlier with --start.' },
} as const satisfies Record<string, ProblemText>;
