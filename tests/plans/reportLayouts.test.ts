import { describe, expect, it } from 'vitest';
import { readReport } from '../../plans/report/index.ts';
import { codes, fixture, lostLines, readFixture, statuses, underProblem } from './reportSupport.ts';

describe('a report with aspects, problems and paragraphs that enumerate', () => {
  const draft = readFixture('aspects-with-paragraphs');

  it('counts problems, not the aspects above them, and no principle of a general chapter', () => {
    expect(draft.problems.map(({ no, title, aspect }) => [no, title, aspect])).toEqual([
      ['1', '学习贯彻‘节水优先’方针不够深入', '贯彻落实党的路线方针政策方面'],
      ['2', '河湖长制压力传导不够', '贯彻落实党的路线方针政策方面'],
      ['3', '“两个责任”落实不到位', '落实全面从严治党责任方面'],
    ]);
  });

  it('makes a measure of each 一是…；二是…, in one paragraph or in several, and not of a list inside an item', () => {
    expect(underProblem(draft, '1').map(({ detail }) => detail)).toEqual(['一是完善学习制度，将治水方针列入中心组学习计划；', '二是开展专题研讨2次；', '三是组织业务骨干赴邻县“取经”，一是看现场，二是学做法。该问题已完成整改。']);
    expect(underProblem(draft, '3').map(({ title, line }) => [title, line])).toEqual([['签订责任书12份', 17], ['开展廉政谈话34人次', 18], ['通报典型案例1起', 19]]);
  });

  it('takes 该问题已完成整改 and a line 整改状态 for all measures of the problem', () => {
    expect(statuses(draft)).toEqual(['已完成', '已完成', '已完成', '取得阶段性成效', '取得阶段性成效', undefined, undefined, undefined]);
  });

  it('says which line it could not place, and which it joined', () => {
    expect(draft.warnings.map(({ line, code }) => [line, code])).toEqual([[8, 'unplaced'], [20, 'paragraphJoined']]);
  });

  it('reads the title, the signature below the contact, and the inspection', () => {
    expect(draft).toMatchObject({ title: '中共青禾县水务局党组关于巡察整改进展情况的通报', issuedBy: '中共青禾县水务局党组', issuedOn: '2023-11-03', inspection: { team: '县委第二巡察组', from: '2023-03-06', to: '2023-04-28' } });
  });
});

describe('a report with aspects, problems and specific problems', () => {
  const draft = readFixture('three-levels');

  it('keeps three levels apart', () => {
    expect(draft.problems.map(({ title }) => title)).toEqual(['公立医院改革推进不力', '人才队伍建设滞后', '医德医风建设抓得不紧', '信息化建设缓慢']);
    expect(draft.issues.map(({ title }) => title)).toEqual(['章程执行不严格', '药品耗材管理存在漏洞', '高层次人才引进乏力', '收受红包问题时有发生', '系统互联互通程度不高']);
    expect(draft.measures.map(({ number }) => number)).toEqual(['1', '2', '1', '1', '2', '1', '1']);
  });

  it('tells problems apart whose printed numbers start anew in another chapter', () => {
    expect(draft.problems.map(({ no }) => no)).toEqual(['二.一.1', '二.一.2', '二.二.1', '三.一.1']);
    const known = new Set(draft.problems.map(({ no }) => no));
    expect(draft.measures.every(({ problemNo }) => known.has(problemNo))).toBe(true);
    expect(new Set(draft.measures.map(({ ref }) => ref)).size).toBe(draft.measures.length);
  });

  it('gives what is printed once under a specific problem to each of its measures', () => {
    expect(draft.measures.slice(0, 2)).toMatchObject([1, 2].map(() => ({ leadOfficial: '周明远', leadUnit: '党委办公室', status: '已完成', limits: { completion: '2022-12-31', text: '2022年12月31日' } })));
    expect(draft.measures[2]).toMatchObject({ leadOfficial: '吴清', leadUnit: '药学部', status: '长期坚持', limits: { text: '长期坚持' } });
    expect(draft.measures[6]).toMatchObject({ limits: { completion: '2024-06-30' } });
  });

  it('reads a date in Chinese numerals', () => {
    expect(draft.issuedOn).toBe('2023-03-20');
  });
});

describe('a plan of environmental rectification with labelled lines', () => {
  const draft = readFixture('environment-list');

  it('takes described findings for problems and the items under 整改措施 for measures', () => {
    expect(draft.problems.map(({ no }) => no)).toEqual(['一', '二', '三']);
    expect(draft.problems[0]).toMatchObject({ title: '部分县区对生态环境保护工作重视不够，压力传导层层递减' });
    expect(draft.problems.map(({ no }) => underProblem(draft, no).length)).toEqual([3, 2, 1]);
  });

  it('leads with the unit marked 牵头, and keeps a bracket that belongs to a name', () => {
    expect(draft.measures[0]).toMatchObject({ leadOfficial: '李向东', leadUnit: '市生态环境局', participants: ['市委组织部', '各县（市、区）'], limits: { completion: '2024-12-31' } });
  });

  it('says so when no unit is marked, and keeps a limit without a date as words', () => {
    expect(draft.measures[5]).toMatchObject({ leadUnit: '市交通运输局', participants: ['市港航中心'], limits: { text: '立行立改' } });
    expect(codes(draft)).toEqual(['firstUnitAsLead', 'paragraphAsMeasure']);
  });

  it('keeps the description, the aim and the supervisor as notes on the problem', () => {
    expect(draft.problems[0]?.notes.map(({ line }) => line)).toEqual([9, 10, 11, 12, 13, 14]);
  });
});

describe('a report whose chapters are the problems', () => {
  const draft = readFixture('chapters-are-problems');

  it('takes 一、 for problems and （一） for measures', () => {
    expect(draft.problems.map(({ no, title }) => [no, title])).toEqual([['一', '理论学习‘走过场’'], ['二', '“小微权力”监管存在盲区'], ['三', '干部作风不实']]);
    expect(draft.measures.map(({ number }) => number)).toEqual(['一', '二', '一', '二', '四', '一', '二']);
  });

  it('reads facts in brackets at the end of a measure, and leaves the text whole', () => {
    expect(draft.measures[0]).toMatchObject({ leadOfficial: '陈立', leadUnit: '党建办', limits: { completion: '2021-09-30', text: '2021年9月' } });
    expect(draft.measures[0]?.detail).toBe('严格学习纪律。建立签到、补学制度，全年组织集中学习14次。（责任领导：陈立；责任单位：党建办；完成时限：2021年9月）');
  });

  it('keeps lines that go on below an item with that item', () => {
    expect(draft.measures[2]).toMatchObject({ title: '梳理权力清单', detail: '梳理权力清单。\n梳理村级小微权力32项，绘制流程图，\n在公开栏长期公示。' });
  });

  it('takes only a state of its own for a state', () => {
    expect(statuses(draft)).toEqual([undefined, undefined, undefined, '已完成', '取得阶段性成效', undefined, undefined]);
  });

  it('warns of the number that is skipped, the limit without a year and the state that is none of the three', () => {
    expect(draft.warnings.map(({ line, code }) => [line, code])).toEqual([[6, 'limitAssumed'], [6, 'firstUnitAsLead'], [12, 'numberJumps'], [14, 'statusUnread']]);
    expect(draft.measures.map(({ limits }) => limits?.completion)).toContain('2021-09-30');
  });
});

describe('a report in prose, with totals only', () => {
  const draft = readFixture('prose-totals');

  it('gives no problem and no measure, and says so at the line with the totals', () => {
    expect([draft.problems, draft.measures]).toEqual([[], []]);
    expect(draft.warnings.find(({ code }) => code === 'noProblems')).toMatchObject({ line: 8, text: expect.stringContaining('28个') as string, zh: expect.stringContaining('没有读出任何问题') as string });
  });

  it('lists what stands in the chapter of rectification, and nothing of the general ones', () => {
    expect(draft.warnings.filter(({ code }) => code === 'unplaced').map(({ line }) => line)).toEqual([8, 9, 10]);
  });
});

describe('a report of finding, measure and result', () => {
  const draft = readFixture('finding-measure-result');

  it('keeps what was done apart from what is to be done', () => {
    expect(draft.problems.map(({ title }) => title)).toEqual(['部分工程未按规定公开招标', '往来款项长期挂账未清理，金额312.5万元', '资产出租程序不规范', '内部审计力量薄弱']);
    expect(draft.measures.map(({ detail }) => detail)).toEqual(['修订采购管理办法，明确公开招标限额。', '对2名责任人作出组织处理。', '成立清欠专班，逐笔核对。', '全面清理在租资产43处。', '规范合同文本。']);
  });

  it('joins a result to its measure where the numbers agree or there is one measure only, and to the problem otherwise', () => {
    expect(draft.measures.map(({ progress }) => progress)).toEqual([undefined, undefined, '已收回280万元，剩余部分正在诉讼。取得阶段性成效。', '清理完毕，重新签订合同19份。', '合同范本已启用。']);
    expect(draft.problems[0]?.notes.map(({ text }) => text)).toEqual(['新办法已于2023年8月印发。该问题已完成整改。']);
    expect(statuses(draft)).toEqual(['已完成', '已完成', '取得阶段性成效', '长期坚持', '长期坚持']);
  });

  it('names the problem that has no measure, and the state that is two at once', () => {
    expect(codes(draft)).toEqual(['paragraphAsMeasure', 'statusMixed', 'problemWithoutMeasures']);
  });
});

describe('a report cut into lines by the width of its page', () => {
  const draft = readFixture('wrapped');

  it('puts headings and measures together again, across the foot of a page', () => {
    expect(draft.problems.map(({ title }) => title)).toEqual(['落实乡村振兴战略部署缺乏系统谋划、统筹推进不够有力', '基层党建存在薄弱环节、‘三会一课’落实不规范']);
    expect(draft.measures[1]?.detail).toBe('壮大集体经济。盘活闲置厂房3处，年增加收入21万元。建立村级项目库，入库项目18个，其中6个已开工建设，3个建成投产。');
    expect(draft).toMatchObject({ title: '中共石门镇委员会关于县委巡察反馈意见整改情况的通报', issuedBy: '中共石门镇委员会', issuedOn: '2019-10-08', warnings: [] });
  });
});

describe('a report whose headings and measures share a line', () => {
  const draft = readFixture('run-in-headings');

  it('parts them', () => {
    expect(draft.problems.map(({ no, title }) => [no, title])).toEqual([
      ['1', '战略规划执行不到位'],
      ['2', '投资决策不审慎'],
      ['3', '科技创新投入不足'],
      ['4', '干部交流轮岗力度不够'],
      ['5', '‘老好人’现象仍然存在,班子“红脸出汗”不够'],
    ]);
    expect(draft.problems.map(({ no }) => underProblem(draft, no).length)).toEqual([3, 2, 1, 2, 1]);
  });

  it('reads a state in brackets behind the heading for all measures, and leaves an unclear one open', () => {
    expect(statuses(draft)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, '已完成', '已完成', undefined]);
    expect(codes(draft)).toEqual(['paragraphAsMeasure', 'paragraphAsMeasure', 'statusUnread']);
  });
});

describe('no report', () => {
  const CHAPTERS: Readonly<Record<string, [RegExp, RegExp]>> = {
    'aspects-with-paragraphs': [/^二、/, /^三、/],
    'three-levels': [/^二、/, /^三、/],
    'environment-list': [/^二、/, /^三、/],
    'chapters-are-problems': [/^根据/, /^四、/],
    'prose-totals': [/^二、/, /^三、/],
    'finding-measure-result': [/^二、/, /^三、/],
    'run-in-headings': [/^二、/, /^三、/],
  };

  it.each(Object.keys(CHAPTERS))('loses a line of its chapter of rectification: %s', (name) => {
    const [from, to] = CHAPTERS[name] ?? [/^/, /^/];
    expect(lostLines(fixture(name), readFixture(name), from, to)).toEqual([]);
  });
});

describe('the same mark', () => {
  const problem = (mark: string, name: string): string => `${mark}关于“${name}”的问题`;

  it('is read by what it marks: （一） a principle, an aspect, a problem', () => {
    const draft = readReport(['一、组织情况', '（一）提高站位。', '二、整改情况', '（一）党的建设方面', problem('1.', '学习不深入'), '（1）加强学习。', '三、需长期坚持的整改事项', problem('（一）', '历史欠账较多'), '1.分年消化。'].join('\n'));
    expect(draft.problems.map(({ title, aspect }) => [title, aspect])).toEqual([['学习不深入', '党的建设方面'], ['历史欠账较多', undefined]]);
    expect(draft.measures.map(({ title }) => title)).toEqual(['加强学习', '分年消化']);
  });

  it('may nest against the official order', () => {
    const draft = readReport(['二、整改情况', problem('1.', '甲项工作推进不力'), '（一）加强统筹。', '（二）完善机制。', problem('2.', '乙项制度不健全'), '（一）修订制度。'].join('\n'));
    expect(draft.problems.map(({ no }) => no)).toEqual(['1', '2']);
    expect(draft.measures.map(({ problemNo, number }) => [problemNo, number])).toEqual([['1', '一'], ['1', '二'], ['2', '一']]);
  });

  it('may be missing altogether', () => {
    const draft = readReport(['整改落实情况', '关于“学习不深入”的问题', '- 加强学习。', '- 完善制度。', '关于“作风不实”的问题', '开展检查12次。', '下一步打算', '继续整改。'].join('\n'));
    expect(draft.problems.map(({ no, title }) => [no, title])).toEqual([['1', '学习不深入'], ['2', '作风不实']]);
    expect(draft.measures.map(({ detail }) => detail)).toEqual(['加强学习。', '完善制度。', '开展检查12次。']);
  });
});

describe('headings without 问题', () => {
  it('are problems where they name shortcomings, and what is under them are measures', () => {
    const draft = readReport(['一、聚焦决策部署落实方面', '（一）乡村振兴工作推进不力', '1.聘请专家编制规划。', '2.新增大棚30亩。', '（二）环保责任落实不到位', '1.划分网格46个。', '二、下一步打算', '（一）提高认识。'].join('\n'));
    expect(draft.problems.map(({ no, title, aspect }) => [no, title, aspect])).toEqual([['一', '乡村振兴工作推进不力', '聚焦决策部署落实方面'], ['二', '环保责任落实不到位', '聚焦决策部署落实方面']]);
    expect(draft.measures).toHaveLength(3);
  });

  it('are not found in 存在的不足 of the outlook', () => {
    const draft = readReport(['一、整改情况', '（一）关于“学习不深入”的问题', '1.加强学习。', '二、存在的不足', '（一）个别整改还不够彻底。', '三、下一步打算'].join('\n'));
    expect(draft.problems.map(({ title }) => title)).toEqual(['学习不深入']);
  });
});
