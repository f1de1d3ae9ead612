import type { Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';

/** @returns a paper with its number, recipients, receipts, limits and reply. */
export function documentLines({ say, label, marks }: Context, paper: Schemas['Document']): string[] {
  const recipients = paper.to.map(({ post, receipt }) => {
    const received = receipt ? say(`${minutesOf(receipt.at)} 签收`, `received ${minutesOf(receipt.at)}`) : say('未签收', 'not received');
    return post.title + marks.aside((post.holder?.name ?? say('无人任职', 'vacant')) + marks.comma + received);
  });
  const limits = [
    [say('签收期限', 'acknowledge by'), paper.acknowledgeBy],
    [say('答复期限', 'answer by'), paper.answerBy],
    [say('整改期限', 'rectify by'), paper.rectifyBy],
  ] as const;
  const dated = limits.flatMap(([word, limit]) => (limit ? [`${word} ${limitText(say, limit)}`] : []));
  const signers = (paper.signedForBy ?? []).map(({ post, receipt }) => post.title + marks.aside(receipt ? say(`${minutesOf(receipt.at)} 签收`, `received ${minutesOf(receipt.at)}`) : say('未签收', 'not received')));
  const kinds = [...(paper.isFinal ? [say('最后期限', 'last date')] : []), ...(paper.isRestricted ? [say('限阅', 'restricted')] : [])];
  const copies = paper.cc.length > 0 ? `${marks.semicolon}${label('抄送', 'cc')}${paper.cc.map(({ title }) => title).join(marks.list)}` : '';
  return [
    `${paper.number ?? say('（编号中）', '(number to come)')} 《${paper.name}》 ${paper.datedOn}${kinds.length > 0 ? marks.aside(kinds.join(marks.list)) : ''}  [${paper.id}]`,
    `  ${label('主送', 'To')}${recipients.join(marks.list)}${copies}`,
    ...(signers.length > 0 ? [`  ${label('须由其签收', 'To be signed for by')}${signers.join(marks.list)}`] : []),
    ...(paper.requirement === undefined ? [] : [`  ${label('具体要求', 'Required')}${paper.requirement}${paper.issuedBy ? marks.aside(paper.issuedBy.person.name) : ''}`]),
    ...(dated.length > 0 ? [`  ${dated.join(marks.semicolon)}`] : []),
    ...(paper.answer ? [`  ${say('已回复', 'Answered')} ${minutesOf(paper.answer.by.at)} ${label(paper.answer.by.person.name, paper.answer.by.person.name)}${paper.answer.text}`] : []),
    ...(paper.excused ? [`  ${say('理由正当', 'Reason found good')} ${minutesOf(paper.excused.by.at)} ${label(paper.excused.by.person.name, paper.excused.by.person.name)}${paper.excused.reason}`] : []),
  ];
}

/** @returns a limit by its last day, with what one must know of it. */
export function limitText(say: Context['say'], { lastDay, isLapsed, isProvisional }: Schemas['Limit']): string {
  return `${lastDay}${isProvisional ? say('（暂定）', ' (provisional)') : ''}${isLapsed ? say(' 已超期', ' LAPSED') : ''}`;
}
