import type { Trigger } from '../../domain/policy.ts';
import type { Speech } from './words.ts';

/** @returns in words when a rung starts. */
export function triggerWords(speech: Speech, when: Trigger): string {
  const { say, milestone, days, rung, policy } = speech;
  switch (when.on) {
    case 'before':
      return when.count.n === 0 ? say(`“${milestone(when.milestone)}”时限当日`, `on the last day of "${milestone(when.milestone)}"`) : say(`“${milestone(when.milestone)}”时限前 ${days(when.count)}`, `${days(when.count)} before the last day of "${milestone(when.milestone)}"`);
    case 'after':
      return say(`“${milestone(when.milestone)}”时限已过 ${days(when.count)}`, `${days(when.count)} after the last day of "${milestone(when.milestone)}"`);
    case 'returned':
      return when.times === undefined ? say('每次被退回', 'each time a submission is returned') : say(`第 ${when.times} 次被退回`, `the ${ordinal(when.times)} time a submission is returned`);
    case 'notAcknowledged':
      return when.of === 'assignment' ? say('任务逾期未签收', 'the assignment is not acknowledged in time') : say(`${rung(when.of)}逾期未签收`, `${rung(when.of)} is not acknowledged in time`);
    case 'notAnswered':
      return say(`${rung(when.of)}逾期未答复`, `${rung(when.of)} is not answered in time`);
    case 'lapsed':
      return say(`${rung(when.of)}限定的期限已过，仍未整改到位`, `the limit set by ${rung(when.of)} has passed and the duty is not met`);
    case 'behind':
      return say('量化指标落后于进度曲线', 'a quantified target stands below its curve');
    case 'reportMissed': {
      const title = policy.periodic?.find(({ id }) => id === when.of)?.title ?? when.of;
      return when.times === undefined ? say(`《${title}》逾期未报`, `"${title}" is missed`) : say(`《${title}》第 ${when.times} 次逾期未报`, `"${title}" is missed for the ${ordinal(when.times)} time`);
    }
    case 'extensionRefused':
      return say('延期申请未获批准', 'an extension is refused');
    case 'registered':
      return say('措施启动时', 'the measure starts');
    case 'relapsed':
      return say('回头看认定问题反弹', 'a look-back finds a relapse');
    case 'byHand':
      return say('不自动启动，只由人工发出', 'never by itself: only by hand');
  }
}

/** @returns in words what ends the repetition of a rung. */
export function untilWords({ say }: Speech, when: Trigger): string {
  switch (when.on) {
    case 'notAcknowledged':
      return say('签收', 'it is acknowledged');
    case 'notAnswered':
      return say('答复', 'it is answered');
    case 'reportMissed':
      return say('报送', 'it is handed in');
    case 'behind':
      return say('赶上', 'the curve is caught up with');
    default:
      return say('办结或提交', 'the duty is submitted or done');
  }
}

function ordinal(n: number): string {
  const teens = n % 100 >= 11 && n % 100 <= 13;
  return `${n}${(teens ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10]) ?? 'th'}`;
}
