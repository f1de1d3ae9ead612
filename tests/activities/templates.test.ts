import { describe, expect, it } from 'vitest';
import { NOTICE_KINDS, type NoticeFacts, type NoticeKind } from '../../domain/notices.ts';
import { linksTo } from '../../activities/templates/links.ts';
import { digestMail } from '../../activities/templates/digest.ts';
import { subjectOf, type Addressee } from '../../activities/templates/frame.ts';
import { GROUPS } from '../../activities/templates/groups.ts';
import { TEMPLATES } from '../../activities/templates/index.ts';
import { durationIn } from '../../activities/templates/phrases.ts';
import { singleMail, type Entry } from '../../activities/templates/single.ts';
import { vacantPost } from '../../activities/reasons.ts';

const links = linksTo('https://bihuan.example.org');
const ZH: Addressee = { name: '李经办', postTitles: ['经发局综合科科长'], language: 'zh' };
const EN: Addressee = { ...ZH, language: 'en' };

/** Facts as the rules give them for each kind; everything any kind may tell. */
const FACTS: NoticeFacts = {
  planTitle: '测试整改方案',
  ref: 'M-001',
  measureTitle: '加快债务结构调整',
  problemTitle: '主动融入国家重大战略缺乏行动自觉',
  milestones: [
    { id: 'effect', kind: 'effect', dueOn: '2026-09-30' },
    { id: 'completion', kind: 'completion', title: '完成整改', dueOn: '2026-10-30' },
    { id: 'first', kind: 'node', dueOn: '2026-09-10' },
  ],
  ruleTitle: '责成限期整改',
  document: { id: 'letter-1-1', name: '限期整改通知书', acknowledgeBy: '2026-10-12', answerBy: '2026-10-15', rectifyBy: '2026-10-20', isCopy: false },
  by: { name: '赵督查', postTitle: '督查室一科科长' },
  text: '佐证材料不全',
  stepTitle: '督查室验收',
  awaited: ['督查室一科科长', '督查室二科科长'],
  dueOn: '2026-12-30',
  lookBack: { id: 'first', title: '首次回头看', dueOn: '2026-12-30' },
  lateMs: 3 * 3_600_000,
  changes: ['title', 'milestones', 'somethingNew'],
  extension: { from: '2026-09-30', to: '2026-10-30', progress: '已完成七成' },
  isGranted: true,
  requirement: '补充台账',
  interview: { dueOn: '2026-10-15', called: ['经发局局长'] },
  partsMissing: ['财政局科长'],
  period: '2026-11',
  moved: [{ title: 'completion', from: '2027-02-10', to: '2027-02-12' }, { title: '限期整改通知书', limit: 'answerBy', from: '2027-02-11', to: '2027-02-18' }],
  person: { name: '何代理', postTitle: '经发局局长', from: '2026-09-21', to: '2026-09-30' },
  version: { hash: '123456789012', measures: 38, isLater: true },
};

const DIGEST = 'ab'.repeat(32);

/** What is told of a plan as a whole. */
const PLAN_FACTS: Partial<Record<NoticeKind, Partial<NoticeFacts>>> = {
  circular: { period: '2026-11' },
  checkpoint: { period: '2026-11', checkpoint: { id: '20261201', digest: DIGEST, measures: 143 } },
  reportReminder: { report: { id: 'three-months', title: '三个月整改情况报告', addressee: '省委巡视办' } },
  reportLapsed: { report: { id: 'three-months', title: '三个月整改情况报告', addressee: '省委巡视办' } },
};

function entry(kind: NoticeKind, changes: Partial<NoticeFacts> = {}, today = '2026-09-20'): Entry {
  const texts: Partial<Record<NoticeKind, string>> = { roleUnresolved: 'leadOfficial、chief、督察专员', undeliverable: vacantPost('经发局局长') };
  const facts = { ...FACTS, ...PLAN_FACTS[kind], ...(texts[kind] !== undefined && { text: texts[kind] }), ...changes };
  return { kind, planId: 'p-2026', facts, today, documentNumber: '限改〔2026〕12号', url: links.measure('p-2026', facts.ref) };
}

describe.each(NOTICE_KINDS)('a notice of the kind %s', (kind) => {
  it('is Chinese throughout in a Chinese mail', () => {
    const { subject, text, html } = singleMail(ZH, entry(kind), links);
    const shown = html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
    for (const words of [subject, text, shown]) {
      const withoutNames = words.replace(/https:\S+|M-001|SHA-256/g, '').replaceAll(DIGEST, '').replaceAll('&#39;', "'");
      expect(withoutNames.match(/[A-Za-z_]{2,}/g)).toBeNull();
      expect(withoutNames).not.toMatch(/undefined|NaN|null|\[object|\d{4}-\d{2}-\d{2}/);
    }
    expect(subject).toMatch(/^【闭环督办】.+：M-001 加快债务结构调整$/);
    expect(text).toMatch(/^经发局综合科科长 李经办：\n/);
    expect(text).toContain('查看措施：https://bihuan.example.org/plans/p-2026/measures/M-001');
    expect(text).toContain('迟发约3小时');
  });

  it('is English in all that is ours in an English mail', () => {
    const { subject, text } = singleMail(EN, entry(kind), links);
    expect(subject).toMatch(/^\[Bihuan\] .+: M-001/);
    expect(text).toMatch(/^Dear 李经办 \(经发局综合科科长\),\n/);
    expect(text).not.toMatch(/undefined|NaN|null|[，。：；！]/);
    expect(text).toContain('about 3 hours late');
  });

  it('still makes sentences when nothing but the measure is known', () => {
    const { planTitle, ref, measureTitle, problemTitle } = FACTS;
    const bare = { ...entry(kind), facts: { planTitle, ref, measureTitle, problemTitle } };
    for (const addressee of [ZH, EN]) expect(singleMail(addressee, { kind: bare.kind, planId: bare.planId, facts: bare.facts, today: bare.today, url: bare.url }, links).text).not.toMatch(/undefined|NaN|null|“”/);
  });

  it('shows what people wrote as text, never as markup, and without control characters', () => {
    const nasty = '<img src=x onerror="alert(1)">&\u0000\u0007\'"';
    const hostile = entry(kind, { measureTitle: nasty, planTitle: nasty, problemTitle: nasty, text: nasty, stepTitle: nasty, ruleTitle: nasty, by: { name: nasty, postTitle: nasty }, awaited: [nasty], lookBack: { id: 'x', title: nasty, dueOn: '2026-12-30' }, document: { id: 'x', name: nasty, isCopy: false } });
    for (const addressee of [{ ...ZH, name: nasty, postTitles: [nasty] }, EN]) {
      const mail = singleMail(addressee, hostile, links);
      const digest = digestMail(addressee, [hostile, entry(kind)], links);
      for (const { html, text, subject } of [mail, digest]) {
        expect(html).not.toContain('<img');
        // eslint-disable-next-line no-control-regex
        expect(html + text + subject).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
      }
      expect(mail.html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;');
    }
  });

  it('has a place in the digest', () => {
    expect(GROUPS).toContain(TEMPLATES[kind].group(entry(kind)));
    expect(digestMail(ZH, [entry(kind), entry(kind, { ref: 'M-002' })], links).text).toContain('M-002');
  });
});

describe('a rung', () => {
  const of = (today: string, kind: 'effect' | 'completion' = 'effect') => singleMail(ZH, entry('rungReached', { milestones: [{ id: kind, kind, dueOn: '2026-09-30' }] }, today), links);

  it('counts the days to the date, names the day itself, and counts the days since', () => {
    expect(of('2026-09-10').subject).toBe('【闭环督办】取得明显成效还有20天到期：M-001 加快债务结构调整');
    expect(of('2026-09-30').subject).toBe('【闭环督办】取得明显成效今日到期：M-001 加快债务结构调整');
    expect(of('2026-10-08', 'completion').subject).toBe('【闭环督办】整改落实到位已逾期8天：M-001 加快债务结构调整');
    expect(of('2026-10-08').text).toContain('时限为2026年9月30日，现已逾期8天，尚未提交验收');
  });

  it('stands under the heading its date calls for', () => {
    const group = (today: string) => TEMPLATES.rungReached.group(entry('rungReached', {}, today));
    expect([group('2026-09-10'), group('2026-09-11')]).toEqual(['dueSoon', 'overdue']);
    const { milestones: _, ...withoutDate } = FACTS;
    expect(TEMPLATES.rungReached.group({ facts: withoutDate, today: '2026-09-10' })).toBe('supervised');
  });
});

describe('a paper', () => {
  it('names its number and every limit it sets', () => {
    const { text } = singleMail(ZH, entry('documentIssued'), links);
    for (const line of ['文书：限期整改通知书', '文号：限改〔2026〕12号', '签收期限：2026年10月12日', '回复期限：2026年10月15日', '整改期限：2026年10月20日']) expect(text).toContain(line);
    expect(text).toContain('请在上述期限内签收、整改到位、书面回复。');
  });

  it('asks nothing of those who get a copy', () => {
    const copy = entry('documentIssued', { document: { id: 'letter-1-1', name: '限期整改通知书', isCopy: true } });
    expect(singleMail(ZH, copy, links).text).toContain('供您掌握情况，无需办理');
    expect(TEMPLATES.documentIssued.group(copy)).toBe('copies');
  });
});

describe('news of the acts of an office', () => {
  const textOf = (kind: NoticeKind, changes: Partial<NoticeFacts> = {}) => singleMail(ZH, entry(kind, changes), links).text;

  it('puts a request for a later date before those who decide, whole', () => {
    const text = textOf('awaitingExtension');
    for (const line of ['申请人：赵督查（督查室一科科长）', '现时限：2026年9月30日', '申请延至：2026年10月30日', '目前进展：已完成七成', '申请理由：\n佐证材料不全']) expect(text).toContain(line);
  });

  it('tells a refused extension apart from a granted one', () => {
    expect(textOf('extensionDecided')).toMatch(/已获批准，以新时限为准[\s\S]+延至：2026年10月30日/);
    expect(textOf('extensionDecided', { isGranted: false })).toMatch(/未获同意，原时限不变[\s\S]+曾申请延至：2026年10月30日[\s\S]+不同意理由：\n佐证材料不全/);
  });

  it('says who resumed a measure, or that its suspension was over', () => {
    const { by: _, ...withoutBy } = FACTS;
    const byItself = { kind: 'resumed', planId: 'p-2026', facts: withoutBy, today: '2026-09-20', url: links.measure('p-2026', 'M-001') } as const;
    expect([textOf('resumed'), singleMail(ZH, byItself, links).text]).toEqual([expect.stringContaining('经决定，本措施恢复办理'), expect.stringContaining('暂停期已满，本措施自动恢复办理')]);
  });

  it('words a moved date by the kind of its milestone or the limit of its paper, never by a raw name', () => {
    expect(textOf('dateMoved')).toMatch(/整改落实到位：2027年2月10日 → 2027年2月12日\n.*限期整改通知书.*：2027年2月11日 → 2027年2月18日/);
  });

  it('states by whom and for what a paper, a notice or an interview was issued by hand', () => {
    for (const kind of ['documentIssued', 'rungReached', 'interviewCalled'] as const) expect(textOf(kind), kind).toMatch(/赵督查（督查室一科科长）[\s\S]+具体要求：\n补充台账/);
  });

  it('names the participating units that have not reported to those who accept', () => {
    expect(textOf('awaitingAcceptance')).toContain('尚未报告完成的参与单位：财政局科长');
  });

  it('speaks of a report where a report is late, of an interview where one is not recorded, and of a decision otherwise', () => {
    const step = Object.fromEntries(Object.entries(FACTS).filter(([fact]) => !['period', 'interview', 'lookBack'].includes(fact))) as unknown as NoticeFacts;
    const lapsed = (facts: NoticeFacts) => singleMail(ZH, { kind: 'awaitedLapsed', planId: 'p', facts, today: '2026-12-10', url: links.plan('p') }, links).text;
    expect(lapsed({ ...step, period: '2026-W48' })).toMatch(/定期报告已过报送期限[\s\S]+所属周期：2026年第48周/);
    expect(lapsed({ ...step, interview: { dueOn: '2026-12-09', called: [] } })).toContain('约谈已过记录期限');
    expect(lapsed(step)).toContain('本环节的办理时限已过');
  });
});

describe('a digest', () => {
  it('groups by what is asked, the pressing first, with counts; plan by plan, by date and ref', () => {
    const second = { planTitle: '第二份方案' };
    const due = (ref: string, dueOn: string, more = {}) => entry('rungReached', { ref, milestones: [{ id: 'effect', kind: 'effect', dueOn }], ...more });
    const entries = [entry('assigned', { ref: 'M-005' }), due('M-004', '2026-09-25'), due('M-003', '2026-09-24'), { ...due('M-001', '2026-09-01', second), planId: 'q-2026' }, due('M-002', '2026-09-01'), entry('closed', { ref: 'M-006' })];
    const { subject, text } = digestMail(ZH, entries, links);
    expect(subject).toBe('【闭环督办】您有6项提醒：已逾期2项、临近到期2项、新分配待签收1项等');
    const order = ['已逾期（2项）', 'M-002', '第二份方案', 'M-001', '待您办理（1项）', 'M-005', '临近到期（2项）', 'M-003', 'M-004', '办理结果与变动（1项）', 'M-006'];
    const places = order.map((mark) => text.indexOf(mark));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('is told in English too', () => {
    const { subject, text } = digestMail(EN, [entry('assigned'), entry('returned', { ref: 'M-002' })], links);
    expect(subject).toBe('[Bihuan] 2 notices: Returned to you 1, Newly assigned, to acknowledge 1');
    expect(text).toContain('(this notice is about 3 hours late)');
  });
});

it('cuts a long subject between characters', () => {
  const subject = subjectOf('zh', '𠮷'.repeat(200));
  expect([...subject]).toHaveLength(80);
  expect(subject.endsWith('𠮷…')).toBe(true);
  expect(subjectOf('zh', '标题\r\nBcc: all@example.org')).toBe('【闭环督办】标题 Bcc: all@example.org');
});

it('tells lengths of time in the unit that matters', () => {
  expect([3_600_000, 5.4 * 3_600_000, 47 * 3_600_000, 50 * 3_600_000].map((ms) => durationIn('zh', ms))).toEqual(['1小时', '5小时', '47小时', '2天']);
  expect([3_600_000, 24 * 3 * 3_600_000].map((ms) => durationIn('en', ms))).toEqual(['1 hour', '3 days']);
});
