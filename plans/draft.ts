import { planText, type OutlineField, type OutlineProblem, type OutlineRow } from './planText.ts';
import type { DraftIssue, DraftLimits, DraftMeasure, DraftProblem, ReportDraft } from './report/index.ts';

export interface DraftSettings {
  readonly id?: string;
  readonly adoptedOn?: string;
  /** Relative to where the draft will lie. */
  readonly policy?: string;
  readonly schemaPath?: string;
}

/** As many of the importer's doubts as anybody will read at the head of a file. */
const MAX_DOUBTS = 60;

/** What a draft is made of: a published report, or a ledger. */
export interface DraftContent {
  readonly title?: string;
  readonly problems: readonly Pick<DraftProblem, 'no' | 'title'>[];
  readonly issues: readonly Pick<DraftIssue, 'no' | 'title' | 'problemNo'>[];
  readonly measures: readonly DraftMeasure[];
}

/**
 * @returns a plan file begun from a published report (通报): problems and measures as printed, and for everything a report does not say
 * (people, dates, who leads) an empty field with a word on what belongs there. `readPlan` names each of them until it is filled in.
 */
export function draftPlan(report: ReportDraft, settings: DraftSettings = {}): string {
  return draftOf(report, prefaceOf(report), settings);
}

/** As `draftPlan`, of any content and with what is to stand at the head of the file. `isEffectAsked` tells for which measures a missing date of clear effect is asked for. */
export function draftOf(content: DraftContent, preface: readonly string[], settings: DraftSettings = {}, isEffectAsked: (measure: DraftMeasure) => boolean = () => true): string {
  const units = named(content.measures.flatMap(({ leadUnit, participants = [] }) => [leadUnit, ...participants]), 'unit');
  const officials = named(content.measures.map(({ leadOfficial }) => leadOfficial), 'official');
  const byProblem = grouped(content.measures);
  return planText({
    preface,
    ...(settings.schemaPath !== undefined && { schemaPath: settings.schemaPath }),
    ...{ id: settings.id, title: content.title, adoptedOn: settings.adoptedOn, policy: settings.policy ?? '../policies/ladder.yaml' },
    roles: ROLES.map(([name, meaning]) => ({ name, posts: [], meaning: `待填 to fill: ${meaning}` })),
    units: [...units].map(([name, id]) => ({ row: { id, name, principal: `${id}-head`, handler: `${id}-clerk` } })),
    people: [],
    posts: [...officialPosts(officials), ...unitPosts(units)],
    problems: content.problems.map((problem): OutlineProblem => {
      const measures = byProblem.get(problem.no) ?? [];
      return { no: problem.no, title: problem.title, measures: measures.map((measure) => measureFields(measure, content, { units, officials, isEffectAsked })) };
    }),
  });
}

const ROLES: readonly (readonly [string, string])[] = [
  ['acceptor', '督查室验收人员的职务 | posts that accept'],
  ['supervisor', '督查室负责人 | their superior'],
  ['groupHead', '领导小组组长 | head of the leading group'],
  ['inspector', '回头看人员 | posts that look back'],
  ['discipline', '纪检监察机构 | accountability body'],
  ['administrator', '领导小组办公室 | plan administrator'],
  ['authority', '方案的决定机关 | authority of the plan'],
];

function grouped(measures: readonly DraftMeasure[]): ReadonlyMap<string, readonly DraftMeasure[]> {
  const byProblem = new Map<string, DraftMeasure[]>();
  for (const measure of measures) {
    const others = byProblem.get(measure.problemNo);
    if (others) others.push(measure);
    else byProblem.set(measure.problemNo, [measure]);
  }
  return byProblem;
}

/** @returns an id for each name, in order of first mention. Names are Chinese, ids go into addresses: they are numbered. */
function named(names: readonly (string | undefined)[], prefix: string): ReadonlyMap<string, string> {
  const distinct = [...new Set(names)].filter((name) => name !== undefined);
  return new Map(distinct.map((name, index) => [name, `${prefix}-${String(index + 1).padStart(2, '0')}`]));
}

function officialPosts(officials: ReadonlyMap<string, string>): OutlineRow[] {
  return [...officials].map(([title, id]) => ({ row: { id, title, unit: 'unit-01', holders: [] }, comment: '待填 to fill: unit, holders: [{ person: … }]' }));
}

function unitPosts(units: ReadonlyMap<string, string>): OutlineRow[] {
  const comment = '待填 to fill: holders: [{ person: … }]';
  return [...units].flatMap(([name, id]) => [
    { row: { id: `${id}-head`, title: `${name}主要负责人`, unit: id, holders: [] }, comment },
    { row: { id: `${id}-clerk`, title: `${name}经办人`, unit: id, holders: [] }, comment },
  ]);
}

interface Ids {
  readonly units: ReadonlyMap<string, string>;
  readonly officials: ReadonlyMap<string, string>;
  readonly isEffectAsked: (measure: DraftMeasure) => boolean;
}

function measureFields(measure: DraftMeasure, content: DraftContent, { units, officials, isEffectAsked }: Ids): OutlineField[] {
  const idOf = (ids: ReadonlyMap<string, string>, name: string | undefined) => (name === undefined ? undefined : ids.get(name));
  const { limits, participants } = measure;
  return [
    ...sourceFields(measure, content),
    { key: 'leadOfficial', value: idOf(officials, measure.leadOfficial), missing: '牵头领导的职务编号 | post of the lead official', ...printedAs(measure.leadOfficial) },
    { key: 'leadUnit', value: idOf(units, measure.leadUnit), missing: '牵头单位编号 | lead unit', ...printedAs(measure.leadUnit) },
    { key: 'participants', value: participants?.flatMap((name) => units.get(name) ?? []), isInline: true, ...printedAs(participants?.join('、')) },
    ...limitFields(limits, isEffectAsked(measure)),
  ];
}

/** A class that needs no date has none asked for: 立行立改 takes that of the policy, 长期坚持 has none. */
function limitFields(limits: DraftLimits | undefined, isEffectAsked: boolean): OutlineField[] {
  const printed = limits ? `（${limits.text}）` : '';
  const comment = limits ? { comment: `原文 as printed: ${limits.text}` } : {};
  const measureClass = limits?.isLongTerm ? 'longTerm' : limits?.isImmediate ? 'immediate' : undefined;
  const asked = (isAsked: boolean, missing: string) => (measureClass === undefined && isAsked ? { missing: `${missing}${printed}` } : {});
  return [
    { key: 'class', value: measureClass, ...comment },
    { key: 'effect', value: limits?.effect, ...asked(isEffectAsked, '取得明显成效时限 | date of clear effect'), ...comment },
    { key: 'completion', value: limits?.completion, ...asked(true, '整改落实到位时限 | completion date'), ...comment },
  ];
}

/** @returns what the report itself says of a measure. */
export function sourceFields(measure: DraftMeasure, report: Pick<DraftContent, 'issues'>): OutlineField[] {
  const issue = report.issues.find(({ problemNo, no }) => problemNo === measure.problemNo && no === measure.issueNo);
  const fields: Record<string, unknown> = {
    ...{ ref: measure.ref, number: measure.number, title: measure.title, detail: measure.detail },
    ...{ issue: issue?.title, status: measure.status, progress: measure.progress },
  };
  return Object.entries(fields).map(([key, value]) => ({ key, value }));
}

function printedAs(name: string | undefined): { comment?: string } {
  return name === undefined ? {} : { comment: name };
}

function prefaceOf({ title, issuedBy, issuedOn, problems, measures, warnings }: ReportDraft): string[] {
  const source = [title, issuedBy, issuedOn].filter((part) => part !== undefined).join('，');
  const doubts = warnings.slice(0, MAX_DOUBTS).map(({ line, zh, text }) => `  第 ${line} 行：${zh}“${text.slice(0, 40)}”`);
  return [
    `整改方案草稿，由通报导入${source === '' ? '' : `：${source}`}。共 ${problems.length} 个问题、${measures.length} 项措施。`,
    'A draft of a plan, imported from a published report. The report prints neither people nor, most often, dates.',
    '',
    '凡写有“待填”之处均须补齐，然后用 bihuan plan check 检查。 Fill in whatever says "to fill", then check the plan.',
    ...(doubts.length === 0 ? [] : ['', '导入时存疑（行号指通报原文） | doubts of the import, by line of the report:', ...doubts]),
    ...(warnings.length > MAX_DOUBTS ? [`  …… 共 ${warnings.length} 处 in all`] : []),
  ];
}
