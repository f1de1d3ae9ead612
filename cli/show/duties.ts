import type { Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';
import { limitText } from './documents.ts';

/** @returns what is to be reached in numbers, and what is missing to it. */
export function targetLines({ say, label }: Context, { targets }: Measure): string[] {
  return targets.map(({ id, title, unit, total, value, shortfall }) => {
    const missing = shortfall === 0 ? say('已达到', 'reached') : say(`还差 ${shortfall}${unit}`, `${shortfall} ${unit} missing`);
    return `  ${label(title, title)}${value}/${total}${unit}  ${missing}  [${id}]`;
  });
}

/** @returns every participating unit with what it reported last. */
export function partLines({ say, label, marks }: Context, { parts }: Measure): string[] {
  return parts.map(({ post, report }) => {
    if (!report) return `  ${label(post.title, post.title)}${say('尚未报告', 'not reported')}`;
    const files = report.evidence.length > 0 ? marks.aside(say(`附件 ${report.evidence.length} 份`, `${report.evidence.length} attached`)) : '';
    return `  ${label(post.title, post.title)}${report.isDone ? say('已完成', 'done') : say('进行中', 'under way')} ${minutesOf(report.by.at)} ${report.text}${files}`;
  });
}

export function periodicLines({ say, label, language, marks }: Context, { periodic }: Measure): string[] {
  return periodic.flatMap(({ id, title, posts, next, entries }) => {
    const who = posts.map(({ holder, title: post }) => holder?.name ?? post).join(marks.list);
    const due = next ? `${next.text[language]} ${say('期限', 'until')} ${limitText(say, next.limit)}` : say('现不要求', 'not owed now');
    return [
      `  ${title} [${id}]${marks.aside(who)} ${due}`,
      ...entries.map(({ text, handedIn, missedAt }) => {
        const missed = missedAt === undefined ? '' : say('逾期未报', 'missed');
        const given = handedIn ? `${minutesOf(handedIn.by.at)} ${label(handedIn.by.person.name, handedIn.by.person.name)}${handedIn.text}` : '';
        return `    ${label(text[language], text[language])}${[missed, given].filter((word) => word !== '').join(marks.comma)}`;
      }),
    ];
  });
}

const OUTCOMES = {
  pending: { zh: '待审批', en: 'undecided' },
  granted: { zh: '已批准', en: 'granted' },
  refused: { zh: '未同意', en: 'refused' },
  moot: { zh: '已无必要', en: 'moot' },
};

export function extensionLines({ say, label, language, marks }: Context, { extensions, milestones }: Measure): string[] {
  return extensions.flatMap(({ id, milestoneId, by, at, from, to, reason, progress, outcome, stepTitle, awaited, refusal }) => {
    const title = milestones.find((milestone) => milestone.id === milestoneId)?.title[language] ?? milestoneId;
    const waiting = outcome === 'pending' ? marks.aside(`${stepTitle ?? ''} ${awaited.map(({ holder, title: post }) => holder?.name ?? post).join(marks.list)}`.trim()) : '';
    return [
      `  ${title} ${from} → ${to}  ${OUTCOMES[outcome][language]}${waiting}  [${id}]`,
      `    ${minutesOf(at)} ${label(by.person.name, by.person.name)}${reason}${marks.semicolon}${label('目前进展', 'so far')}${progress}`,
      ...(refusal ? [`    ${minutesOf(refusal.by.at)} ${label(refusal.by.person.name, refusal.by.person.name)}${say('不同意', 'refused')}${marks.comma}${refusal.reason}`] : []),
    ];
  });
}

export function interviewLines({ say, label, marks }: Context, { interviews }: Measure): string[] {
  return interviews.flatMap(({ id, title, with: called, awaited, limit, held }) => {
    const people = called.map(({ holder, title: post }) => (holder?.name ?? say('无人任职', 'vacant')) + marks.aside(post)).join(marks.list);
    const by = awaited.map(({ holder, title: post }) => holder?.name ?? post).join(marks.list);
    const state = held ? `${held.heldOn} ${label(held.by.person.name, held.by.person.name)}${held.text}` : `${say('待记录', 'to be recorded')}${by === '' ? '' : marks.aside(by)} ${say('期限', 'until')} ${limitText(say, limit)}`;
    return [`  ${label(title, title)}${people}  [${id}]`, `    ${state}`];
  });
}

export function substituteLines({ marks }: Context, { substitutes }: Measure): string[] {
  return substitutes.map(({ post, person, from, to }) => `  ${post.title}${post.holder ? marks.aside(post.holder.name) : ''} ← ${person.name}  ${from} ~ ${to}`);
}

export function commentLines({ label }: Context, { comments }: Measure): string[] {
  return comments.map(({ by, at, text }) => `  ${minutesOf(at)} ${label(by.person.name, by.person.name)}${text}`);
}
