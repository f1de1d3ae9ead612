import type { DocumentRule, Rule } from '../../domain/policy.ts';
import { LIGHT_WORDS } from '../../domain/words.ts';
import type { Section } from './section.ts';
import { triggerWords, untilWords } from './triggers.ts';
import type { Speech } from './words.ts';

/** @returns the ladder as a table: one row for each rung, in the order of the file. */
export function ladderSection(speech: Speech): Section {
  const { say, policy } = speech;
  return {
    title: say('督办阶梯', 'The ladder'),
    heads: [say('条', 'No.'), say('名称', 'Rung'), say('何时', 'When'), say('做什么', 'What is done'), say('亮灯', 'Light'), say('另外', 'Besides')],
    rows: policy.ladder.map((rule, index) => [
      String(index + 1),
      rule.title,
      triggerWords(speech, rule.when),
      deeds(speech, rule).join(say('；', '; ')),
      rule.light ? LIGHT_WORDS[rule.light][speech.language] : '',
      conditions(speech, rule).join(say('；', '; ')),
    ]),
  };
}

function deeds(speech: Speech, { notify, document, interview }: Rule): string[] {
  const { say, roles, days } = speech;
  return [
    ...(document ? paperWords(speech, document) : []),
    ...(interview
      ? [
          say(
            `约谈${roles(interview.with)}，由${roles(interview.recordedBy)}在 ${days(interview.within)}内记录在案${interview.whenLapsed.length > 0 ? `，超时告知${roles(interview.whenLapsed)}` : ''}`,
            `interview with ${roles(interview.with)}, to be recorded by ${roles(interview.recordedBy)} within ${days(interview.within)}${interview.whenLapsed.length > 0 ? `; if not, ${roles(interview.whenLapsed)} told` : ''}`,
          ),
        ]
      : []),
    ...(notify ? [say(`提醒${roles(notify.to)}${notify.isUrgent ? '（加急）' : ''}`, `notice to ${roles(notify.to)}${notify.isUrgent ? ' (urgent)' : ''}`)] : []),
  ];
}

function paperWords({ say, roles, days }: Speech, paper: DocumentRule): string[] {
  const copies = paper.cc.length > 0 ? say(`，抄送${roles(paper.cc)}`, `, copies to ${roles(paper.cc)}`) : '';
  const signer = paper.signedForBy === undefined ? '' : say(`，须由${roles([paper.signedForBy])}本人签收`, `, by ${roles([paper.signedForBy])} in person`);
  const final = paper.isFinal ? say('（最后期限，此后不得申请延期）', ' (the last date: no extension may be asked for)') : '';
  return [
    say(`发《${paper.name}》（文号字头“${paper.series}”），主送${roles(paper.to)}${copies}`, `"${paper.name}" (series ${paper.series}) to ${roles(paper.to)}${copies}`),
    ...(paper.acknowledgeWithin ? [say(`${days(paper.acknowledgeWithin)}内签收${signer}`, `acknowledged within ${days(paper.acknowledgeWithin)}${signer}`)] : signer === '' ? [] : [signer.replace(/^，|^, /, '')]),
    ...(paper.answerWithin ? [say(`${days(paper.answerWithin)}内书面答复`, `answered within ${days(paper.answerWithin)}`)] : []),
    ...(paper.rectifyWithin ? [say(`${days(paper.rectifyWithin)}内整改到位${final}`, `put right within ${days(paper.rectifyWithin)}${final}`)] : paper.isFinal ? [say(`发出时写明的期限为最后期限，此后不得申请延期`, 'the limit stated when it is issued is the last date: no extension may be asked for')] : []),
    ...(paper.excusedBy ? [say(`逾期确有正当理由的，经${roles(paper.excusedBy)}认定，不再启动下一级`, `if ${roles(paper.excusedBy)} find the reason for a lapse good, nothing follows from it`)] : []),
    ...(paper.isRestricted ? [say('只限收文人、发文人和管理员阅读', 'read by its recipients, its issuer and the administrators only')] : []),
    ...(paper.template === undefined ? [] : [say(`用模板“${paper.template}”`, `template ${paper.template}`)]),
  ];
}

function conditions(speech: Speech, { id, when, classes, repeat, skipIfStands = [], byHand }: Rule): string[] {
  const { say, days, rung, list, roles } = speech;
  const others = skipIfStands.filter((other) => other !== id).map(rung);
  return [
    ...(classes ? [say(`只适用于${speech.classes(classes)}`, `only ${speech.classes(classes)} measures`)] : []),
    ...(repeat ? [say(`每 ${days(repeat.every)}一次，直到${untilWords(speech, when)}，最多 ${repeat.atMost} 次`, `again every ${days(repeat.every)} until ${untilWords(speech, when)}, at most ${repeat.atMost} times`)] : []),
    ...(others.length > 0 ? [say(`${list(others)}仍有效时略过`, `passed over while ${list(others)} is in force`)] : []),
    ...(skipIfStands.includes(id) ? [say('已人工发出且仍有效的，不再自动发', 'not issued again while one issued by hand is in force')] : []),
    ...(byHand ? [say(`${roles(byHand.roles)}可人工发出，须写明要求`, `${roles(byHand.roles)} may issue it by hand, stating what is required`)] : []),
  ];
}
