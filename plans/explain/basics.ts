import type { DayCount } from '../../domain/calendar.ts';
import { NOTICE_WORDS } from '../../domain/noticeWords.ts';
import { latestDigestMinutes } from '../../domain/preferences.ts';
import type { Section } from './section.ts';
import type { Speech } from './words.ts';

/** @returns what holds for all measures alike: days, hours, limits and who may not decide what. */
export function basicsSection(speech: Speech, immediateWithin: DayCount | undefined): Section {
  const { say } = speech;
  const rows = [...timeRows(speech), ...dutyRows(speech, immediateWithin), ...extensionRows(speech), ...peopleRows(speech)];
  return { title: say('基本规定', 'General'), heads: [say('事项', 'Matter'), say('规定', 'Rule')], rows };
}

type Row = readonly [matter: string, rule: string];

function timeRows({ say, list, policy: { hours, dayOff } }: Speech): Row[] {
  const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const { noticeMinutes, fromMinutes, toMinutes, spreadMinutes, gatherMinutes } = hours;
  const dayOffWords = {
    keep: say('时限落在休息日的，仍以当日为限', 'a date on a day off stays the last day'),
    next: say('时限落在休息日的，顺延到下一个工作日', 'a date on a day off moves to the next working day'),
    previous: say('时限落在休息日的，提前到上一个工作日', 'a date on a day off moves to the working day before'),
  };
  return [
    [say('期限的算法', 'Counting'), say('时限当日全天有效，次日零时起算逾期。限几个工作日的，自文书落款或办理之日的次日起数，到最后一日终了。', 'A date is good for its whole day; lateness begins at the next midnight. A limit of so many days is counted from the day after the paper is dated or the act is done, and ends with its last day.')],
    [say('休息日', 'Days off'), say(`${dayOffWords[dayOff]}。提前的提醒遇休息日，提前到上一个工作日发；逾期的文书遇休息日，顺延到下一个工作日发。调休上班的周末算工作日。`, `${capital(dayOffWords[dayOff])}. What comes before a date goes out on the working day before a day off, what comes after it on the next working day. Make-up working weekends are working days.`)],
    [
      say('发文钟点', 'Hours'),
      say(
        `文书和提醒在工作日 ${time(noticeMinutes)} 生成，${spreadMinutes} 分钟内错开；只在工作日 ${time(fromMinutes)} 至 ${time(toMinutes)} 发送。同一人的一般提醒攒 ${gatherMinutes} 分钟合并成一封。亮灯按零时变化，不等钟点。`,
        `Papers and notices are made at ${time(noticeMinutes)} on working days, spread over ${spreadMinutes} minutes, and sent between ${time(fromMinutes)} and ${time(toMinutes)} only. Notices that are not urgent wait ${gatherMinutes} minutes to be joined in one mail. Lights change at midnight.`,
      ),
    ],
    [say('个人的选择', 'Personal choices'), choiceWords()],
  ];

  function choiceWords(): string {
    const always = say('催办、逾期、文书、待审批和审批结果一律照发。', 'Whatever asks something of somebody, is late, is a paper or a decision is always sent.');
    const mandatory = list((hours.choices?.mandatory ?? []).map((kind) => say(`“${NOTICE_WORDS[kind].zh}”`, `"${NOTICE_WORDS[kind].en}"`)));
    const bound = mandatory === '' ? '' : say(`其中${mandatory}不得关闭。`, ` Among these ${mandatory} must be received.`);
    return say(
      `${always}只供知悉的提醒可由本人关闭或改为每周汇总一次；${bound}汇总邮件可推迟到 ${time(latestDigestMinutes(hours))} 之前发出。`,
      `${always} Notices that only inform may be switched off or gathered once a week.${bound} A digest may be wished for as late as ${time(latestDigestMinutes(hours))}.`,
    );
  }
}

function dutyRows({ say, days, roles, policy }: Speech, immediateWithin: DayCount | undefined): Row[] {
  const { receipt, participation, longTerm } = policy;
  const waits = participation?.submissionWaits === true;
  return [
    [say('任务签收', 'Assignment'), say(`措施下达后 ${days(receipt.within)}内签收。`, `To be acknowledged within ${days(receipt.within)}.`)],
    [say('参与单位', 'Participating units'), waits ? say('参与单位都报告完成之后，才能提交验收。', 'Submission waits until every participating unit has reported its part as done.') : say('提交验收不必等参与单位报告；验收人看得到哪些单位没有报告。', 'Submission does not wait for participating units; the acceptors see who has not reported.')],
    ...(immediateWithin ? [[say('立行立改', 'Immediate measures'), say(`方案没有写时限的，在方案通过后 ${days(immediateWithin)}内整改到位。`, `Without a date of their own they are to be in place within ${days(immediateWithin)} after the plan is adopted.`)] as const] : []),
    [say('长期坚持', 'Long-term measures'), longTerm ? say(`可以不写时限；不走销号审批，由${roles(longTerm.confirmedBy)}确认转入常态后结束。`, `They may have no date; they end when ${roles(longTerm.confirmedBy)} confirm that they have become routine, not by sign-off.`) : say('须写时限，与其他措施一样验收、销号。', 'They need dates and are accepted and closed like others.')],
  ];
}

function extensionRows(speech: Speech): Row[] {
  const { say, days, list, milestone, policy } = speech;
  const rule = policy.extension;
  const matter = say('延期', 'Extensions');
  if (!rule) return [[matter, say('不得延期。', 'There are none.')]];
  const asked = rule.askBefore ? say(`最迟在时限之前 ${days(rule.askBefore)}提出`, `to be asked for at least ${days(rule.askBefore)} before the date`) : say('须在时限当日结束之前提出', 'to be asked for before the date has passed');
  const parts = [
    say(`同一时限最多延期 ${rule.atMost} 次`, `at most ${rule.atMost} for one date`),
    `${asked}${say('，写明理由、进展和新时限', ', with the reason, the progress so far and the new date')}`,
    ...(rule.longest ? [say(`每次不超过 ${days(rule.longest)}`, `each by at most ${days(rule.longest)}`)] : []),
    ...(rule.milestones ? [say(`只限“${list(rule.milestones.map(milestone))}”时限`, `only of "${list(rule.milestones.map(milestone))}"`)] : []),
    ...(rule.classes ? [say(`只限${speech.classes(rule.classes)}`, `only for ${speech.classes(rule.classes)} measures`)] : []),
    say('不得超过方案总时限；批准之前原时限照算', 'never beyond the outer date of the plan; until it is granted the old date stands'),
  ];
  return [[matter, `${capital(parts.join(say('；', '; ')))}${say('。', '.')}`]];
}

function peopleRows({ say, list, policy }: Speech): Row[] {
  const duties = { accept: say('验收', 'accept'), sign: say('审批销号', 'sign off'), lookBack: say('回头看', 'look back') };
  const apart = list((policy.separation?.otherUnitFor ?? []).map((duty) => duties[duty]));
  const approval = (policy.plan?.approval ?? []).length > 0 ? say('按“方案的批准”所列环节', 'by the steps under "Approval of the plan"') : say('由决定机关', 'by its authority');
  return [
    [say('方案的批准', 'Approval of the plan'), say(`方案及其每次修订都须${approval}批准，批准后才能启动；批准只对当时的文字有效，提交人不得批准。`, `The plan and every change of it are approved ${approval} before they take effect; an approval is good for the very text it was given to, and whoever handed it in may not give it.`)],
    [say('职责分离', 'Separation of duties'), say('按人认定：提交人不得验收；提交人、验收人不得审批销号；以上各人不得回头看。代理人与被代理人视为一人。', 'By person: who submits may not accept; who submitted or accepted may not sign off; who did any of these may not look back. A substitute and the person substituted count as one.')],
    ...(apart === '' ? [] : [[say('牵头单位回避', 'By unit'), say(`${apart}不得由牵头单位的人担任。`, `Nobody of the lead unit may ${apart}.`)] as const]),
    [say('角色无人担任', 'Roles nobody fills'), say('角色名须是方案所定的角色。某个角色当时无人担任的，记录在案，立即略过，并告知领导小组办公室；办理期间验收、销号全部环节都无人的，由领导小组办公室办理。方案启动前检查时就全部环节无人的，按错误处理，不能启动。', 'Roles are those the plan names. One that nobody fills at the time is recorded, passed over at once, and the plan administrator told; a chain that nobody fills at all by then falls to the plan administrator. If nobody fills any step of acceptance or sign-off when the plan is checked, that is an error and the plan cannot start.')],
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
