import type { Coming, ExtensionLine, LateLine } from '../../domain/reports/progressLines.ts';
import type { PaperLine, RelapseLine, StoppedLine } from '../../domain/reports/progressRecord.ts';
import type { ProblemLine } from '../../domain/reports/progressReport.ts';
import type { Language } from '../../domain/refusals.ts';
import { milestoneTitle, ROLL_UP_WORDS } from '../../domain/words.ts';
import { NAMING, type Bilingual, type ListColumn } from './lists.ts';

const yesOrNo = (is: boolean, language: Language) => (is ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })[language];

export function problemColumns(language: Language): readonly ListColumn<ProblemLine>[] {
  const number = (title: Bilingual, of: (line: ProblemLine) => number): ListColumn<ProblemLine> => ({ title, share: 2, align: 'right', cell: (line) => String(of(line)) });
  return [
    { title: { zh: '序号', en: 'No.' }, share: 2, cell: ({ no }) => no },
    { title: { zh: '反馈问题', en: 'Problem' }, share: 8, cell: ({ title }) => title },
    { title: { zh: '状态', en: 'State' }, share: 3, cell: ({ status }) => ROLL_UP_WORDS[status][language] },
    number({ zh: '措施', en: 'Measures' }, ({ measures }) => measures),
    number({ zh: '已销号', en: 'Closed' }, ({ closed }) => closed),
    number({ zh: '撤销', en: 'Withdrawn' }, ({ withdrawn }) => withdrawn),
    number({ zh: '逾期', en: 'Overdue' }, ({ overdue }) => overdue),
  ];
}

const SAID: Readonly<Record<NonNullable<LateLine['why']>['from'], Bilingual>> = {
  answer: { zh: '文书回复', en: 'answer to a paper' },
  extension: { zh: '延期申请', en: 'request for a later date' },
  progress: { zh: '进展报告', en: 'report of progress' },
};

export function lateColumns(language: Language): readonly ListColumn<LateLine>[] {
  const why = ({ why: said }: LateLine) => (said ? `${said.text}${language === 'zh' ? `（${SAID[said.from].zh}）` : ` (${SAID[said.from].en})`}` : { zh: '未说明', en: 'not said' }[language]);
  return [
    ...NAMING,
    { title: { zh: '时限', en: 'Due' }, share: 3, cell: ({ milestone, dueOn }) => `${milestoneTitle(milestone, language)} ${dueOn}` },
    { title: { zh: '逾期天数', en: 'Days late' }, share: 2, align: 'right', cell: ({ daysLate }) => String(daysLate) },
    { title: { zh: '原因', en: 'Why' }, share: 5, cell: why },
  ];
}

const OUTCOMES: Readonly<Record<ExtensionLine['outcome'], Bilingual>> = {
  granted: { zh: '已批准', en: 'granted' },
  refused: { zh: '未批准', en: 'refused' },
  pending: { zh: '审批中', en: 'being decided' },
  moot: { zh: '无需再批', en: 'no longer needed' },
};

export function extensionColumns(language: Language): readonly ListColumn<ExtensionLine>[] {
  return [
    ...NAMING,
    { title: { zh: '原时限', en: 'From' }, share: 2, cell: ({ from }) => from },
    { title: { zh: '申请至', en: 'To' }, share: 2, cell: ({ to }) => to },
    { title: { zh: '结果', en: 'Outcome' }, share: 2, cell: ({ outcome }) => OUTCOMES[outcome][language] },
    { title: { zh: '理由', en: 'Why' }, share: 4, cell: ({ reason = '' }) => reason },
  ];
}

export function paperColumns(language: Language): readonly ListColumn<PaperLine>[] {
  return [
    { title: { zh: '文号', en: 'Number' }, share: 3, cell: ({ number = '' }) => number },
    { title: { zh: '文书', en: 'Paper' }, share: 3, cell: ({ name }) => name },
    { title: { zh: '措施', en: 'Measure' }, share: 2, cell: ({ ref }) => ref },
    { title: { zh: '单位', en: 'Unit' }, share: 3, cell: ({ unit }) => unit },
    { title: { zh: '日期', en: 'Dated' }, share: 2, cell: ({ datedOn }) => datedOn },
    { title: { zh: '签收', en: 'Receipt' }, cell: ({ isAcknowledged }) => yesOrNo(isAcknowledged, language) },
    { title: { zh: '回复', en: 'Answer' }, cell: ({ isAnswered }) => (isAnswered === undefined ? '—' : yesOrNo(isAnswered, language)) },
  ];
}

export function relapseColumns(language: Language): readonly ListColumn<RelapseLine>[] {
  return [
    ...NAMING,
    { title: { zh: '日期', en: 'On' }, share: 2, cell: ({ on }) => on },
    { title: { zh: '情况', en: 'What' }, share: 3, cell: ({ isRelapse }) => (isRelapse ? { zh: '回头看发现反弹', en: 'relapse found' } : { zh: '撤回销号', en: 'closure taken back' })[language] },
    { title: { zh: '是否再次销号', en: 'Closed again' }, share: 2, cell: ({ isClosedAgain }) => yesOrNo(isClosedAgain, language) },
    { title: { zh: '原因', en: 'Why' }, share: 4, cell: ({ reason = '' }) => reason },
  ];
}

export function stoppedColumns(language: Language): readonly ListColumn<StoppedLine>[] {
  return [
    ...NAMING,
    { title: { zh: '决定', en: 'Decision' }, share: 3, cell: ({ how, until = '' }) => (how === 'withdrawn' ? { zh: '撤销', en: 'withdrawn' } : { zh: `暂停至${until}`, en: `suspended until ${until}` })[language] },
    { title: { zh: '日期', en: 'On' }, share: 2, cell: ({ on }) => on },
    { title: { zh: '理由', en: 'Why' }, share: 4, cell: ({ reason = '' }) => reason },
  ];
}

export function comingColumns(language: Language): readonly ListColumn<Coming>[] {
  return [
    { title: { zh: '日期', en: 'Date' }, share: 2, cell: ({ dueOn }) => dueOn },
    ...NAMING,
    { title: { zh: '事项', en: 'What' }, share: 3, cell: (coming) => (coming.what === 'lookBack' ? coming.lookBack : milestoneTitle(coming.milestone, language)) },
  ];
}
