import type { Certificate, CertifiedMilestone, Signatory } from '../../domain/certificate.ts';
import { CLASS_WORDS, milestoneTitle } from '../../domain/words.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';

/** @returns the certificate as somebody reads it. */
export function certificateLines(context: Context, certificate: Certificate): string[] {
  const { say, label, language, marks } = context;
  const { measureId, planTitle, cycle, problem, title, targets, signOffs, factsHash, closedAt, seq, head } = certificate;
  return [
    `${say('销号凭证', 'Closure certificate')} ${measureId}${marks.aside(say(`第 ${cycle} 轮`, `cycle ${cycle}`))}`,
    `  ${label('整改方案', 'Plan')}${planTitle}`,
    `  ${label('问题', 'Problem')}${problem.no} ${problem.title}${problem.issue === undefined ? '' : ` / ${problem.issue}`}`,
    `  ${label('整改措施', 'Measure')}${title}${marks.aside(CLASS_WORDS[certificate.class][language])}`,
    ...certificate.milestones.flatMap((milestone) => milestoneLines(context, milestone)),
    ...(targets ?? []).map(({ title: what, unit, total, value }) => `  ${label('目标', 'Target')}${what} ${value}/${total} ${unit}`),
    ...signOffs.map((signOff) => `  ${label('销号审批', 'Signed off')}${signatoryText(context, signOff)}`),
    `  ${label('销号时间', 'Closed')}${minutesOf(closedAt)}`,
    `  ${label('事实摘要', 'Facts')}${factsHash}`,
    `  ${label('记录', 'Record')}${say(`第 ${seq} 条`, `event ${seq}`)} ${head === '' ? say('（当时记录尚未封存）', ' (records were not chained then)') : head}`,
  ];
}

function milestoneLines(context: Context, milestone: CertifiedMilestone): string[] {
  const { say, label, language, marks } = context;
  const { dueOn, originalDueOn, verdict, submitted, accepted, evidence } = milestone;
  const moved = originalDueOn === undefined ? '' : marks.aside(say(`原定 ${originalDueOn}`, `first ${originalDueOn}`));
  return [
    `  ${milestoneTitle(milestone, language)} ${dueOn}${moved} ${verdict === 'late' ? say('逾期完成', 'late') : say('按期完成', 'on time')}`,
    `    ${label('提交', 'Submitted')}${signatoryText(context, submitted)}`,
    ...accepted.map((decided) => `    ${label('验收', 'Accepted')}${signatoryText(context, decided)}`),
    ...evidence.map(({ name, datedOn, sha256 }) => `    ${label('佐证', 'Evidence')}${name} ${datedOn} ${sha256}`),
  ];
}

function signatoryText({ say, marks }: Context, { name, title, unit, onBehalfOf, at }: Signatory): string {
  const stead = onBehalfOf ? say(`代 ${onBehalfOf.name}`, `for ${onBehalfOf.name}`) : '';
  return `${name}${marks.aside([`${unit} ${title}`.trim(), stead].filter((part) => part !== '').join(marks.comma))} ${minutesOf(at)}`;
}
