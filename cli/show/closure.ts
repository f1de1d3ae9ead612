import type { Measure } from '../acts.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';

/** @returns how the measure's cycle ends or has ended: sign-off under way, closure with its look-backs, withdrawal. */
export function closureLines(context: Context, { signOff, closure, withdrawal }: Measure): string[] {
  const { say, label } = context;
  if (withdrawal) {
    const { person, at } = withdrawal.by;
    return [`  ${say('已撤销', 'Withdrawn')} ${minutesOf(at)} ${label(person.name, person.name)}${withdrawal.reason}`];
  }
  if (signOff) return signOffLines(context, signOff);
  return closure ? closedLines(context, closure) : [];
}

function signOffLines({ say, label, marks }: Context, { stepTitle, awaited, approvals, factsHash }: NonNullable<Measure['signOff']>): string[] {
  const given = approvals.map(({ person, at }) => `${person.name} ${minutesOf(at)}`).join(marks.list);
  const waiting = `${say('等待', 'awaits')} ${awaited.map(({ holder, title }) => holder?.name ?? title).join(marks.list)}`;
  return [`  ${label(stepTitle, stepTitle)}${waiting}${given === '' ? '' : `${marks.semicolon}${say('已同意', 'approved by')} ${given}`}`, `  ${label('事实摘要', 'Facts')}${factsHash}`];
}

function closedLines({ say, label, marks }: Context, { closedAt, signOffs, factsHash, lookBacks }: NonNullable<Measure['closure']>): string[] {
  const signers = signOffs.map(({ person, post }) => person.name + marks.aside(post.title)).join(marks.list);
  return [
    `  ${label('销号时间', 'Closed')}${minutesOf(closedAt)}${marks.semicolon}${label('审批', 'approved by')}${signers}`,
    `  ${label('事实摘要', 'Facts')}${factsHash}`,
    ...lookBacks.map(({ id, title, dueOn, isProvisional, held }) => {
      const finding = held ? `${say('未反弹', 'held')} ${label(held.by.person.name, held.by.person.name)}${held.note}` : say('尚未进行', 'to come');
      return `  ${title} [${id}] ${dueOn}${isProvisional ? say('（暂定）', ' (provisional)') : ''}  ${finding}`;
    }),
  ];
}

/** @returns what remains of the cycles that relapses ended. */
export function pastCycleLines({ say, label, language, marks }: Context, measure: Measure): string[] {
  return measure.pastCycles.flatMap(({ cycle, closedAt, milestones, documents, relapse }) => {
    const met = milestones.map(({ title, dueOn, verdict }) => `${title[language]} ${dueOn} ${verdict === 'late' ? say('逾期已补', 'late') : say('按期', 'on time')}`);
    const parts = [`${say('销号', 'closed')} ${closedAt.slice(0, 10)}`, ...met, say(`文书 ${documents.length} 份`, `${documents.length} documents`)];
    const { person, at } = relapse.by;
    return [
      `  ${label(`第 ${cycle} 轮`, `cycle ${cycle}`)}${parts.join(marks.comma)}`,
      `    ${say('反弹', 'Relapsed')} ${minutesOf(at)} ${label(person.name, person.name)}${relapse.reason}`,
    ];
  });
}
