import { describe, expect, it } from 'vitest';
import { hashOfValue } from '../../domain/facts.ts';
import type { Language } from '../../domain/refusals.ts';
import { explainPolicy, type ExplainedPolicy } from '../../plans/explain/index.ts';
import { changed, checkPolicy, errorsOf, example, POLICY, WHOLE } from './samples.ts';

function explained(text: string, language: Language = 'zh'): ExplainedPolicy {
  const reading = checkPolicy(text);
  if (!('policy' in reading)) throw new Error(errorsOf(reading).join('\n'));
  return explainPolicy(reading, language);
}

function rowOf({ sections }: ExplainedPolicy, section: string, first: string): readonly string[] {
  const row = sections.find(({ title }) => title === section)?.rows.find((cells) => cells.includes(first));
  if (!row) throw new Error(`no row "${first}" under "${section}"`);
  return row;
}

describe('a policy put into words', () => {
  const whole = explained(WHOLE);
  const rung = (title: string) => rowOf(whole, '督办阶梯', title).slice(2);

  it('says of a rung when, what, to whom, within what limits, and which light', () => {
    expect(rung('逾期')).toEqual(['“整改落实到位”时限已过 1 天', '发《限期整改通知书》（文号字头“限改”），主送牵头单位主要负责人；2 个工作日内签收；3 个工作日内书面答复；10 个工作日内整改到位', '红灯', '']);
  });

  it('refers to other rungs by their place in the table and their paper', () => {
    expect(rung('仍未整改')[0]).toBe('第 2 条《限期整改通知书》限定的期限已过，仍未整改到位');
    expect(rung('指标落后')).toEqual(['量化指标落后于进度曲线', '提醒经办人', '', '每 5 个工作日一次，直到赶上，最多 4 次；第 2 条《限期整改通知书》、第 6 条《督办通知》仍有效时略过']);
  });

  it('says who must sign, who may excuse, what is final, what is restricted, and who may issue by hand', () => {
    expect(rung('退回督办')[1]).toContain('2 个工作日内签收，须由牵头单位主要负责人本人签收；用模板“quality-letter”');
    expect(rung('提示单')).toEqual(['不自动启动，只由人工发出', '发《提示单》（文号字头“提示”），主送经办人；5 个工作日内整改到位；逾期确有正当理由的，经验收人员认定，不再启动下一级', '', '验收人员可人工发出，须写明要求']);
    expect(rung('最后期限')[1]).toContain('10 个工作日内整改到位（最后期限，此后不得申请延期）');
    expect(rung('延期未批')[1]).toContain('只限收文人、发文人和管理员阅读');
  });

  it('says that what was issued by hand is not issued again', () => {
    expect(rowOf(explained(example('policies/last-date.yaml')), '督办阶梯', '挂牌督办')[5]).toBe('已人工发出且仍有效的，不再自动发；督查室负责人、整改工作领导小组组长可人工发出，须写明要求');
  });

  it('says which report, which time, and the interview that follows', () => {
    expect(rung('两次未报')).toEqual(['《季度报告》第 2 次逾期未报', '约谈牵头单位主要负责人，由领导小组办公室在 5 个工作日内记录在案，超时告知方案决定机关', '', '']);
  });

  it('says how extensions, reports, long-term and immediate measures are dealt with', () => {
    expect(rowOf(whole, '基本规定', '延期')[1]).toBe('同一时限最多延期 2 次；最迟在时限之前 5 个工作日提出，写明理由、进展和新时限；每次不超过 90 天；只限“整改落实到位”时限；只限一般措施；不得超过方案总时限；批准之前原时限照算。');
    expect(whole.sections.find(({ title }) => title === '延期的审核和批准')?.rows.map((row) => row.join(' '))).toEqual(['1 审核 验收人员（任一人同意） 3 个工作日 领导小组办公室', '2 批准 方案决定机关（须全部同意） 不限 ']);
    expect(rowOf(whole, '定期报告', '季度报告')).toEqual(['季度报告', '每季度，启动满 3 个月之后的第一个整期开始，到归档为止', '经办人', '每期结束后 5 个工作日内，到期前 2 个工作日提醒', '牵头单位主要负责人']);
    expect(rowOf(whole, '基本规定', '立行立改')[1]).toContain('方案通过后 10 个工作日内');
    expect(rowOf(whole, '基本规定', '长期坚持')[1]).toContain('由方案决定机关确认转入常态');
    expect(rowOf(whole, '基本规定', '参与单位')[1]).toContain('都报告完成之后');
  });

  it('says so where a policy provides for nothing', () => {
    const plain = explained(POLICY);
    expect(rowOf(plain, '基本规定', '延期')[1]).toBe('不得延期。');
    expect(rowOf(plain, '基本规定', '长期坚持')[1]).toContain('须写时限');
    expect(plain.sections.map(({ title }) => title)).toEqual(['基本规定', '督办阶梯', '验收', '销号审批', '回头看', '角色']);
  });

  it('uses the names the file gives its roles', () => {
    const ladder = explained(example('policies/ladder.yaml'));
    expect(rowOf(ladder, '督办阶梯', '第三级 重点督办')[3]).toContain('抄送整改工作领导小组组长');
  });

  it.each([
    ['{ before: completion, days: 20 }', '“整改落实到位”时限前 20 天', '20 days before the last day of "in place"'],
    ['{ before: any, days: 0 }', '“任一时限”时限当日', 'on the last day of "any date"'],
    ['{ after: effect, workingDays: 1 }', '“取得明显成效”时限已过 1 个工作日', '1 working day after the last day of "clear effect"'],
    ['{ returned: any }', '每次被退回', 'each time a submission is returned'],
    ['{ returned: 3 }', '第 3 次被退回', 'the 3rd time a submission is returned'],
    ['{ notAcknowledged: assignment }', '任务逾期未签收', 'the assignment is not acknowledged in time'],
    ['{ notAcknowledged: late }', '第 2 条《限期整改通知书》逾期未签收', 'no. 2 (限期整改通知书) is not acknowledged in time'],
    ['{ notAnswered: late }', '第 2 条《限期整改通知书》逾期未答复', 'no. 2 (限期整改通知书) is not answered in time'],
    ['{ registered: true }', '措施启动时', 'the measure starts'],
    ['{ relapsed: true }', '回头看认定问题反弹', 'a look-back finds a relapse'],
  ])('says %s in both languages', (when, zh, en) => {
    const text = changed(POLICY, '{ before: completion, days: 20 }', when);
    expect(rowOf(explained(text), '督办阶梯', '临近')[2]).toBe(zh);
    expect(rowOf(explained(text, 'en'), 'The ladder', '临近')[2]).toBe(en);
  });

  it('says how the plan itself is approved, what goes out every month and what is reported upwards', () => {
    expect(rowOf(explained(WHOLE, 'zh'), '每月发送', '每月通报').slice(1, 3)).toEqual(['每月第 5 个工作日', expect.stringContaining('牵头单位')]);
    expect(rowOf(explained(WHOLE, 'zh'), '每周发送', '牵头领导每周情况').slice(1)).toEqual(['每周一，遇休息日顺延', '牵头领导', expect.stringContaining('与本人职务有关的')]);
    expect(rowOf(explained(WHOLE, 'en'), 'Every week', '单位每周情况').slice(1, 3)).toEqual(['every Friday, on a day off the next working day', 'the principal of the lead unit']);
    expect(rowOf(explained(POLICY, 'zh'), '基本规定', '个人的选择')[1]).toMatch(/一律照发.*关闭或改为每周汇总一次；汇总邮件可推迟到 17:00/);
    expect(rowOf(explained(WHOLE, 'zh'), '向上级报送', '进展报告（报省委巡视办）')[1]).toBe('方案通过后 6 个月，到期前 10 个工作日提醒');
    expect(rowOf(explained(POLICY, 'zh'), '基本规定', '方案的批准')[1]).toContain('须由决定机关批准');
    expect(rowOf(explained(WHOLE, 'zh'), '基本规定', '方案的批准')[1]).toContain('按“方案的批准”所列环节');
  });

  it('is English throughout but for the names of the file', () => {
    const names = /小规则|牵头领导每周情况|单位每周情况|验收人员|纪工委|批准方案|进展报告|省委巡视办|年度报告|限期整改通知书|临近|逾期|仍未整改|限改|退回督办|督办函|督函|提示单|提示|最后期限|督办通知|督通|指标落后|两次未报|延期未批|线索移交函|移交|验收|销号审批|回头看|季度报告|审核|批准/g;
    const english = explained(WHOLE, 'en');
    const text = JSON.stringify([english.title, english.sections, english.signature]).replace(names, '');
    expect(text.match(/[\u4e00-\u9fff，。；：（）]/g)).toBeNull();
  });

  it('ends with what is signed: name, date and the hash of exactly this policy', () => {
    const reading = checkPolicy(WHOLE);
    const hash = 'policy' in reading ? hashOfValue(reading.policy) : '';
    expect(whole.signature.join('\n')).toMatch(/签名[\s\S]*日期[\s\S]*SHA-256/);
    expect([whole.hash, whole.signature.at(-1)?.endsWith(hash)]).toEqual([hash, true]);
    expect(explained(changed(WHOLE, 'atMost: 2', 'atMost: 3')).hash).not.toBe(hash);
    expect(explained(WHOLE.replaceAll('  - id: soon', '  # 注释\n  - id: soon')).hash).toBe(hash);
  });
});
