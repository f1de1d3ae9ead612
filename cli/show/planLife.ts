import { PLAN_PHASE_WORDS } from '../../domain/words.ts';
import type { Schemas } from '../apiClient.ts';
import type { Context } from '../context.ts';
import { minutesOf } from '../dates.ts';

type Life = Schemas['PlanLife'];
type Version = Schemas['PlanVersion'];

/** @returns enough of a version's hash for two people to compare on the telephone. */
export function versionNamed(hash: string): string {
  return hash.slice(0, 12);
}

export function phaseIn({ language, say, marks }: Context, { phase, version, next }: Life): string {
  const returned = (next ?? version).status === 'returned' ? marks.aside(say('已退回', 'returned')) : '';
  const later = next ? marks.aside(say(`新版本 ${versionNamed(next.hash)} ${next.status === 'approved' ? '已批准，待启动' : '待批准'}`, `version ${versionNamed(next.hash)} ${next.status === 'approved' ? 'approved, to be started' : 'awaits approval'}`)) : '';
  return PLAN_PHASE_WORDS[phase][language] + (returned === '' ? later : returned);
}

/** @returns who must approve a version, and how; what to do when it is returned or approved. */
export function awaitedIn(context: Context, { status, awaited, step, returned }: Version): string[] {
  const { label, marks, say } = context;
  if (returned) return [`${label('退回理由', 'Returned because')}${returned.reason}${marks.aside(returned.person.name)}`];
  if (status === 'approved') return [];
  const who = awaited.map(({ title, holder }) => title + marks.aside(holder ? `${holder.name} ${holder.id}` : say('无人任职', 'vacant'))).join(marks.list);
  return [`${label('待批准', 'Awaits')}${step === undefined ? '' : `${step}${marks.comma}`}${who}`];
}

/** @returns a plan's life in lines: versions with their approvals, reports owed, how it ended. */
export function lifeLines(context: Context, life: Life): string[] {
  const { label, marks, say } = context;
  const shown = [life.version, ...(life.next ? [life.next] : [])];
  const versions = shown.flatMap((version) => [`  ${label('版本', 'Version')}${versionNamed(version.hash)}`, ...approvalsIn(context, version), ...awaitedIn(context, version).map((line) => `    ${line}`)]);
  const earlier = life.earlier.map(({ hash, wasInForce, replacedAt, approvals }) => `  ${label('以前的版本', 'Earlier version')}${versionNamed(hash)}${marks.aside(`${wasInForce ? say('曾生效', 'was in force') : approvals.length > 0 ? say('批准已失效', 'its approvals lapsed') : say('未批准', 'not approved')}${marks.comma}${minutesOf(replacedAt)}`)}`);
  const reports = life.reports.map((report) => `  ${label('报告', 'Report')}${report.id} ${report.title}${marks.aside(reportState(context, report))}`);
  const end = life.conclusion ? [`  ${label('办结', 'Concluded')}${minutesOf(life.conclusion.at)} ${life.conclusion.person.name}${marks.comma}${life.conclusion.reason}`] : [];
  const { head, brokenAt } = life.record;
  const record = brokenAt === undefined ? say(`${String(life.events.length)} 条，链尾 ${head.slice(0, 12)}，前后一致`, `${String(life.events.length)} events, head ${head.slice(0, 12)}, each link holds`) : say(`第 ${String(brokenAt)} 条起与签封不符，记录被改动过`, `does not match its seals from event ${String(brokenAt)} on: it was altered`);
  return [`  ${label('方案状态', 'State')}${phaseIn(context, life)}`, ...versions, ...earlier, ...reports, ...end, `  ${label('记录', 'Record')}${record}`];
}

function approvalsIn({ label, marks }: Context, { approvals }: Version): string[] {
  return approvals.map(({ person, post, at, note }) => `    ${label('批准', 'Approved')}${person.name}${marks.aside(post.title)} ${minutesOf(at)}${note === undefined ? '' : `${marks.comma}${note}`}`);
}

function reportState({ say, marks }: Context, { dueOn, isOverdue, handedIn }: Life['reports'][number]): string {
  if (handedIn) return say(`${handedIn.at.slice(0, 10)} 已报送`, `handed in ${handedIn.at.slice(0, 10)}`) + (handedIn.isLate ? say('，逾期', ', late') : '');
  return say(`时限 ${dueOn}`, `due ${dueOn}`) + (isOverdue ? marks.comma + say('逾期', 'overdue') : '');
}
