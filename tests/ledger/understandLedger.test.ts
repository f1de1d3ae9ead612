import { describe, expect, it } from 'vitest';
import { LEDGER_PROBLEMS, understandLedger } from '../../plans/ledger/index.ts';
import { readYaml } from '../../plans/check/yamlFile.ts';
import { readFixture } from '../plans/reportSupport.ts';
import { checkPlan, problemsOf } from '../plans/samples.ts';
import { CONTEXT, HEADING, ledger, rowsOf, sheet, told } from './ledgerSupport.ts';

function valueOf(text: string | undefined, path: (string | number)[]): unknown {
  const yaml = readYaml(text ?? '', 'plan.yaml');
  if ('problems' in yaml) throw new Error(JSON.stringify(yaml.problems));
  return yaml.file.valueAt(path);
}

const FIRST = ['1', '学习不深入', '开展专题学习。每月一次。', '党工委副书记', '组织部', '宣传部、党政办', '2026年6月底前', '2026年12月底前'];

describe('a ledger under the usual heading', () => {
  const reading = ledger(FIRST, ['^', '^', '完善制度', '^', '纪工委', '', '2026/6/30', 'date:2026-09-30'], ['2', '作风不实', '立即整改', '管委会主任', '办公室', '', '', '立行立改']);

  it('is a plan draft as the import of reports makes one', () => {
    expect(reading.problems).toEqual([]);
    expect(valueOf(reading.draft, ['id'])).toBe('x-2026');
    expect(valueOf(reading.draft, ['units'])).toMatchObject([{ name: '组织部' }, { name: '宣传部' }, { name: '党政办' }, { name: '纪工委' }, { name: '办公室' }]);
    expect(valueOf(reading.draft, ['posts', 0])).toMatchObject({ id: 'official-01', title: '党工委副书记' });
    expect(valueOf(reading.draft, ['problems', 0])).toEqual({
      no: 1,
      title: '学习不深入',
      measures: [
        { ref: 'M-01-01', title: '开展专题学习', detail: '开展专题学习。每月一次。', leadOfficial: 'official-01', leadUnit: 'unit-01', participants: ['unit-02', 'unit-03'], effect: '2026-06-30', completion: '2026-12-31' },
        { ref: 'M-01-02', title: '完善制度', detail: '完善制度', leadOfficial: 'official-01', leadUnit: 'unit-04', effect: '2026-06-30', completion: '2026-09-30' },
      ],
    });
    expect(valueOf(reading.draft, ['problems', 1, 'measures', 0])).toEqual({ ref: 'M-02-01', title: '立即整改', detail: '立即整改', leadOfficial: 'official-02', leadUnit: 'unit-05', class: 'immediate' });
  });

  it('is shown row by row and column by column as it was understood', () => {
    expect(rowsOf(reading)).toEqual(['1 heading', '2 measure M-01-01', '3 measure M-01-02', '4 measure M-02-01']);
    const [shown] = reading.preview.sheets;
    expect(shown?.columns.map(({ address, kind }) => `${address} ${kind}`)).toEqual(['A1 number', 'B1 problem', 'C1 measure', 'D1 official', 'E1 leadUnit', 'F1 participants', 'G1 effect', 'H1 completion']);
    expect(shown?.rows[1]?.cells.find(({ kind }) => kind === 'participants')).toEqual({ address: 'F2', kind: 'participants', text: '宣传部、党政办', names: ['宣传部', '党政办'] });
    expect(shown?.rows[1]?.cells.at(-1)).toMatchObject({ address: 'H2', text: '2026年12月底前', limit: { dueOn: '2026-12-31', precision: 'endOfPeriod' } });
  });
});

describe('the heading of a ledger', () => {
  it.each([
    [['序号', '反馈问题', '具体问题', '整改措施', '牵头领导', '责任领导', '牵头单位', '责任单位'], ['number', 'problem', 'issue', 'measure', 'official', undefined, 'leadUnit', 'unit']],
    [['编号', '存在问题', '整改 措施', '责任领导', '责任单位', '配合单位', '完成时限', '整改进展情况', '备注'], ['number', 'problem', 'measure', 'official', 'unit', 'participants', 'completion', 'progress', 'note']],
    [['序号', '问题', '措施', '责任人', '责任部门', '协办单位', '整改时限（年月日）', '是否完成', '完成情况'], ['number', 'problem', 'measure', 'official', 'unit', 'participants', 'completion', 'status', 'progress']],
    [['序号', '督察反馈问题', '整改目标', '整改措施', '牵头\n单位', '参与\n单位', '整改期限', '验收单位', '整改状态'], ['number', 'problem', 'aim', 'measure', 'leadUnit', 'participants', 'completion', 'supervision', 'status']],
    [['序号', '巡视反馈问题', '具体表现', '整改举措', '包案领导', '主责单位', '协同单位', '计划完成时间', '进展'], ['number', 'problem', 'issue', 'measure', 'official', 'leadUnit', 'participants', 'completion', 'progress']],
    [['序号', '整改任务', '整改措施', '分管领导', '具体责任人', '承办单位', '完成时间', '当前状态', '下一步打算'], ['number', 'problem', 'measure', 'official', 'person', 'unit', 'completion', 'status', 'note']],
  ])('is known by the names offices use: %j', (headings, kinds) => {
    const { preview } = understandLedger([sheet('台账', headings, headings.map(() => '某'))]);
    expect(preview.sheets[0]?.columns.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('may take two rows, with cells merged across and down', () => {
    const reading = understandLedger(
      [sheet('台账', ['某区巡察整改台账', '<', '<', '<', '<', '<', '<'], ['序号', '反馈问题', '整改措施', '责任分工', '<', '时限', '<'], ['^', '^', '^', '牵头领导', '牵头单位', '取得明显成效', '整改落实到位'], ['1', '甲', '乙', '张', '组织部', '2026年6月', '2026年9月'])],
      CONTEXT,
    );
    expect(reading.problems).toEqual([]);
    expect(reading.preview.sheets[0]).toMatchObject({ headingRows: [2, 3], columns: [{}, {}, {}, { heading: '责任分工 / 牵头领导', kind: 'official' }, {}, { heading: '时限 / 取得明显成效', kind: 'effect' }, { kind: 'completion' }] });
    expect(rowsOf(reading)).toEqual(['1 skipped', '2 heading', '3 heading', '4 measure M-01-01']);
    expect(valueOf(reading.draft, ['title'])).toBe('某区巡察整改台账');
  });

  it('may have lost its merged cells', () => {
    const reading = understandLedger([sheet('台账', ['序号', '反馈问题', '整改措施', '责任分工', '', '完成时限'], ['', '', '', '牵头', '配合', ''], ['1', '甲', '乙', '组织部', '宣传部', '2026年9月'])], CONTEXT);
    expect(reading.preview.sheets[0]?.columns.map(({ kind }) => kind)).toEqual(['number', 'problem', 'measure', 'leadUnit', 'participants', 'completion']);
  });

  it('may come again on the next page, in another order', () => {
    const reading = understandLedger([sheet('台账', ['反馈问题', '整改措施', '责任单位', '完成时限'], ['甲', '乙', '组织部', '2026年9月'], ['整改措施', '反馈问题', '完成时限', '责任单位'], ['丙', '丁', '2026年10月', '党办'])], CONTEXT);
    expect(reading.preview.problemCount).toBe(2);
    expect(valueOf(reading.draft, ['problems', 1])).toMatchObject({ title: '丁', measures: [{ title: '丙', completion: '2026-10-31' }] });
  });

  it('that is not known is told, and what of it is not', () => {
    expect(told(understandLedger([sheet('台账', ['姓名', '电话'], ['张', '1'])]))).toEqual(['A1 noHeading']);
    expect(told(understandLedger([]))).toEqual(['A1 noHeading']);
    expect(told(understandLedger([sheet('台账', [...HEADING, '颜色', '整改措施'], [...FIRST, '红', '再'])], CONTEXT))).toEqual(['I1 columnUnknown', 'J1 columnTwice']);
    expect(told(understandLedger([sheet('台账', ['反馈问题', '整改措施', '责任领导'], ['甲', '乙', '张'])], CONTEXT))).toEqual(['A1 limitColumnMissing', 'A1 unitColumnMissing']);
  });
});

describe('rows that are no measures', () => {
  it('are listed as skipped, with the reason', () => {
    const reading = understandLedger([sheet('台账', ['填报日期：2026年4月5日'], HEADING, ['1', '2', '3', '4', '5', '6', '7', '8'], FIRST, ['', '', '', '', '', '', '', ''], ['合计', '1', '1', '', '', '', '', ''], ['填表人：某人'])], CONTEXT);
    expect(rowsOf(reading)).toEqual(['1 skipped', '2 heading', '3 skipped', '4 measure M-01-01', '6 skipped', '7 skipped']);
    expect(reading.preview.sheets[0]?.rows.filter(({ outcome }) => outcome === 'skipped').map(({ because }) => because?.zh)).toEqual(['在表头之上，作为标题或说明', '栏次行', '合计行', '表下说明']);
  });

  it('may name the problem of those below: in a row of its own, or in a line across the table', () => {
    const ownRow = ledger(['1', '学习不深入', '', '', '', '', '', ''], ['', '', '甲', '张', '组织部', '', '', '2026年9月'], ['', '', '乙', '张', '组织部', '', '', '2026年9月']);
    expect([told(ownRow), ownRow.preview.problemCount, rowsOf(ownRow)]).toEqual([[], 1, ['1 heading', '2 section', '3 measure M-01-01', '4 measure M-01-02']]);
    const across = understandLedger([sheet('台账', ['序号', '整改措施', '责任单位', '完成时限'], ['（一）学习不深入', '<', '<', '<'], ['1', '甲', '组织部', '2026年9月'], ['（二）作风不实', '<', '<', '<'], ['2', '乙', '党办', '2026年9月'])], CONTEXT);
    expect(told(across)).toEqual([]);
    expect([0, 1].map((index) => valueOf(across.draft, ['problems', index]))).toMatchObject([{ no: '一', title: '学习不深入', measures: [{ ref: 'M-001', number: 1 }] }, { no: '二', title: '作风不实', measures: [{ ref: 'M-002', number: 2 }] }]);
  });

  it('are errors where they ought to be', () => {
    expect(told(ledger(FIRST, ['2', '作风不实', '', '张', '办公室', '', '', '2026年9月']))).toEqual(['B3 problemWithoutMeasures', 'C3 measureMissing']);
    expect(told(ledger(['1', '', '甲', '张', '办公室', '', '', '2026年9月']))).toEqual(['B2 problemMissing']);
    expect(told(ledger(FIRST, ['2', '作风不实', '', '', '', '', '', '']))).toEqual(['B3 problemWithoutMeasures']);
  });
});

describe('errors are told at their cells', () => {
  const row = (changes: Readonly<Record<number, string>>) => FIRST.map((text, index) => changes[index] ?? text);
  it.each([
    [{ 4: '' }, ['E2 leadUnitMissing']],
    [{ 4: '组织部、宣传部' }, ['E2 severalLeadUnits']],
    [{ 6: '', 7: '' }, ['H2 limitMissing']],
    [{ 7: '2027年前' }, ['H2 limitAsked']],
    [{ 6: '2026年6月前', 7: '待定' }, ['G2 limitAsked', 'H2 limitAsked']],
    [{ 7: '持续推进' }, ['H2 limitOpenEnded']],
    [{ 7: '12月底前' }, ['H2 limitAssumed']],
    [{ 7: '立行立改，长期坚持' }, ['H2 immediateThenLongTerm']],
    [{ 6: '2026年12月', 7: '2026年6月' }, ['G2 effectAfterCompletion']],
    [{ 2: '甲'.repeat(600) }, ['C2 textTooLong']],
  ])('%j: %j', (changes, expected) => {
    expect(told(ledger(row(changes)))).toEqual(expected);
  });

  it('once for a merged cell', () => {
    expect(told(ledger(row({ 7: '待定' }), ['^', '^', '乙', '^', '^', '^', '^', '^'], ['^', '^', '丙', '^', '^', '^', '^', '^']))).toEqual(['H2 limitAsked']);
  });

  it('in both languages, with what may be meant', () => {
    const [problem] = ledger(row({ 7: '2027年前' })).problems;
    expect(problem).toMatchObject({ sheet: '台账', severity: 'error', zh: '时限“2027年前”：“某年前”“某月前”可以指这一时段开始之前，也可以指其末日，请写明日期。可能是 2026-12-31 或 2027-12-31。' });
    expect(ledger(row({ 7: '2027年前' })).preview.questions).toMatchObject([{ sheet: '台账', address: 'H2', row: 2, text: '2027年前', candidates: ['2026-12-31', '2027-12-31'] }]);
    for (const { zh, en } of Object.values(LEDGER_PROBLEMS)) expect([zh.endsWith('。') || zh.endsWith('{question}'), en.endsWith('.') || en.endsWith('{question}')]).toEqual([true, true]);
  });

  it('no more of them than anybody reads', () => {
    const { problems } = ledger(...Array.from({ length: 700 }, (_, index) => ['', '问题', `措施${index}`, '张', '', '', '', '待定']));
    expect(problems).toHaveLength(500);
    expect(problems.at(-1)).toMatchObject({ code: 'moreProblems' });
  });
});

describe('limits', () => {
  const limitsOf = (...cells: [effect: string, completion: string]) => {
    const measure = valueOf(ledger([...FIRST.slice(0, 6), ...cells]).draft, ['problems', 0, 'measures', 0]);
    const { class: of, effect, completion } = measure as Record<string, unknown>;
    return [of, effect, completion];
  };
  it.each([
    ['', '长期坚持', ['longTerm', undefined, undefined]],
    ['2026年6月', '2025年底前，并长期坚持', ['longTerm', '2026-06-30', '2025-12-31']],
    ['', '立行立改', ['immediate', undefined, undefined]],
    ['立行立改', '2026年9月', [undefined, undefined, '2026-09-30']],
    ['立行立改', '', ['immediate', undefined, undefined]],
    ['', '反馈后1个月内', [undefined, undefined, '2026-04-02']],
    ['待定', '2026年9月', [undefined, null, '2026-09-30']],
    ['', '待定', [undefined, undefined, null]],
    ['date:2026-06-30', 'date:2026-12-31', [undefined, '2026-06-30', '2026-12-31']],
  ])('%s and %s are %j', (effect, completion, expected) => {
    expect(limitsOf(effect, completion)).toEqual(expected);
  });

  it('kept by a spreadsheet as the first of a month but shown as the month end with it', () => {
    const [heading, cells] = [['反馈问题', '整改措施', '责任单位', '完成时限'], ['甲', '乙', '组织部', '2026年6月']];
    const made = sheet('台账', heading, cells);
    const dated = { ...made, rows: made.rows.map((row, index) => (index === 1 ? row.map((cell) => (cell.address === 'D2' ? { ...cell, date: '2026-06-01' } : cell)) : row)) };
    expect(valueOf(understandLedger([dated], CONTEXT).draft, ['problems', 0, 'measures', 0, 'completion'])).toBe('2026-06-30');
  });

  it('without a year have that of the date the sheet bears, or of its title', () => {
    const of = (head: string) => valueOf(understandLedger([sheet('台账', [head, '<', '<', '<'], ['反馈问题', '整改措施', '责任单位', '完成时限'], ['甲', '乙', '组织部', '6月底前'])]).draft, ['problems', 0, 'measures', 0, 'completion']);
    expect([of('填报日期：2027年4月5日'), of('某区2028年整改台账'), of('某区整改台账')]).toEqual(['2027-06-30', '2028-06-30', null]);
  });

  it('are found behind labels in the words of the measure where there is no column for them', () => {
    const reading = understandLedger([sheet('台账', ['反馈问题', '整改措施', '责任单位'], ['甲', '修订办法（完成时限：2026年9月底前）', '组织部'])], CONTEXT);
    expect(valueOf(reading.draft, ['problems', 0, 'measures', 0, 'completion'])).toBe('2026-09-30');
  });
});

describe('a column of classes', () => {
  it('makes a measure immediate or long-term, whatever its dates', () => {
    const rows = [['甲', '立行立改', ''], ['乙', '长期坚持', '2026年9月'], ['丙', '限期整改', '2026年9月'], ['丁', '立行立改', '2026年4月底']];
    const reading = understandLedger([sheet('台账', ['反馈问题', '整改措施', '整改类型', '责任单位', '完成时限'], ...rows.map(([measure = '', of = '', limit = '']) => ['问题', measure, of, '组织部', limit]))], CONTEXT);
    expect(told(reading)).toEqual([]);
    expect([0, 1, 2, 3].map((index) => valueOf(reading.draft, ['problems', 0, 'measures', index]) as Record<string, unknown>).map(({ class: of, completion }) => [of, completion])).toEqual([
      ['immediate', undefined], ['longTerm', '2026-09-30'], [undefined, '2026-09-30'], ['immediate', '2026-04-30'],
    ]);
  });
});

describe('a ledger as the system itself writes it', () => {
  it('keeps its refs, and the title apart from the detail', () => {
    const heading = ['措施编号', '问题序号', '反馈问题', '具体问题', '整改措施', '具体内容', '类别', '牵头领导', '领导姓名', '牵头单位', '经办人', '参与单位', '取得明显成效时限', '整改落实到位时限', '办理状态'];
    const reading = understandLedger([sheet('台账', heading, ['M-012', '三', '甲', '甲之一', '乙', '乙。丙。', '一般', '副书记', '张', '组织部', '李', '宣传部', 'date:2026-06-30', 'date:2026-12-31', '整改中'])], CONTEXT);
    expect(told(reading)).toEqual([]);
    expect(valueOf(reading.draft, ['problems', 0])).toMatchObject({ no: '三', measures: [{ ref: 'M-012', title: '乙', detail: '乙。丙。\n领导姓名：张\n经办人：李', effect: '2026-06-30', completion: '2026-12-31' }] });
  });
});

describe('the ledger of a published report', () => {
  const report = readFixture('zhenjiang');
  const rows = report.problems.flatMap((problem) =>
    report.measures.filter(({ problemNo }) => problemNo === problem.no).map(({ detail }, index) => [index === 0 ? problem.no : '^', index === 0 ? problem.title : '^', detail, '党工委副书记', '经发局', '住建局、财政局', '2026年6月底前', index % 3 === 0 ? '长期坚持' : '2026年第四季度']),
  );
  const reading = understandLedger([sheet('台账', ['整改台账', '<', '<', '<', '<', '<', '<', '<'], HEADING, ...rows)], CONTEXT);

  it('gives all its problems and measures, in order, and lacks nothing but what a ledger does not hold', () => {
    expect([reading.preview.problemCount, reading.preview.measureCount, told(reading)]).toEqual([25, 143, []]);
    const problems = valueOf(reading.draft, ['problems']) as { title: string; measures: { detail: string }[] }[];
    expect(problems.map(({ title }) => title)).toEqual(report.problems.map(({ title }) => title));
    expect(problems.flatMap(({ measures }) => measures.map(({ detail }) => detail))).toEqual(report.measures.map(({ detail }) => detail));
    const missing = new Set(problemsOf(checkPlan(reading.draft ?? '')).filter(({ severity }) => severity === 'error').map(({ code, field }) => `${code} ${field.replace(/\[\d+\]/g, '[]')}`));
    expect([...missing].sort()).toEqual(['administratorMissing roles', 'chainEmpty roles', 'empty people', 'handlerUnheld problems[].measures[].leadUnit']);
  });
});

describe('a ledger of ten thousand rows', () => {
  it('is read in seconds', () => {
    const from = performance.now();
    const { preview } = ledger(...Array.from({ length: 10_000 }, (_, index) => [String(index + 1), `问题${index % 500}`, `措施${index}`, '张', '组织部', '宣传部', '', '2026年9月']));
    expect(preview.measureCount).toBe(10_000);
    expect(performance.now() - from).toBeLessThan(20_000);
  });
});

describe('what is written once for several rows', () => {
  it('a measure merged over rows gathers the units of all, and may not differ otherwise', () => {
    const reading = ledger(FIRST, ['^', '^', '^', '^', '^', '财政局', '^', '^'], ['^', '^', '^', '^', '^', '^', '^', '2027年1月']);
    expect(valueOf(reading.draft, ['problems', 0, 'measures', 0, 'participants'])).toEqual(['unit-02', 'unit-03', 'unit-04']);
    expect([told(reading), rowsOf(reading)]).toEqual([['H4 splitMeasure'], ['1 heading', '2 measure M-01-01', '3 measure M-01-01', '4 measure M-01-01']]);
  });

  it('a problem goes on over sheets, and a row told twice counts once', () => {
    const reading = understandLedger([sheet('组织部', HEADING, FIRST), sheet('宣传部', HEADING, FIRST, ['2', '学习不深入', '另一项', '张', '宣传部', '', '', '2026年9月']), sheet('说明', ['如何填写'])], CONTEXT);
    expect([reading.preview.problemCount, reading.preview.measureCount]).toEqual([1, 2]);
    expect(told(reading)).toEqual(['C2 rowTwice', 'A1 sheetSkipped']);
    expect([rowsOf(reading, 1), rowsOf(reading, 2)]).toEqual([['1 heading', '2 skipped', '3 measure M-001'.replace('M-001', reading.preview.sheets[1]?.rows[2]?.ref ?? '')], ['1 skipped']]);
  });

  it('what has no field in a plan is kept in the detail, and a state that is none among the progress', () => {
    const reading = understandLedger([sheet('台账', ['反馈问题', '具体问题', '整改目标', '整改措施', '责任单位', '完成时限', '整改状态', '整改进展', '备注'], ['甲', '甲之一', '建成', '乙。丙。', '组织部', '2026年9月', '基本完成', '开了会', '省管'])], CONTEXT);
    expect(valueOf(reading.draft, ['problems', 0, 'measures', 0])).toMatchObject({ issue: '甲之一', title: '乙', detail: '乙。丙。\n整改目标：建成\n备注：省管', progress: '基本完成\n开了会' });
  });
});

describe('numbers', () => {
  it('that run through the rows are those of measures', () => {
    const reading = ledger(FIRST, ['2', '^', '乙', '张', '党办', '', '', '2026年9月'], ['3', '作风不实', '丙', '张', '党办', '', '', '2026年9月']);
    expect([told(reading), rowsOf(reading)]).toEqual([[], ['1 heading', '2 measure M-001', '3 measure M-002', '4 measure M-003']]);
    expect(valueOf(reading.draft, ['problems', 1, 'no'])).toBe(2);
  });

  it('that stand in the words are taken out of them', () => {
    const reading = ledger(['', '（一）学习不深入', '1.开展学习', '张', '党办', '', '', '2026年9月'], ['', '^', '2.完善制度', '张', '党办', '', '', '2026年9月']);
    expect(valueOf(reading.draft, ['problems', 0])).toMatchObject({ no: '一', title: '学习不深入', measures: [{ ref: 'M-001', number: 1, title: '开展学习' }, { ref: 'M-002', number: 2, title: '完善制度' }] });
  });

  it('of problems that repeat are given anew, and said', () => {
    const reading = ledger(FIRST, ['1', '作风不实', '丙', '张', '党办', '', '', '2026年9月']);
    expect(told(reading)).toEqual(['B3 numberRepeats']);
    expect([0, 1].map((index) => valueOf(reading.draft, ['problems', index, 'no']))).toEqual([1, 2]);
  });
});
