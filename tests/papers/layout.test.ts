import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readReport } from '../../plans/report/index.ts';
import { pdfByLibreOffice } from '../../papers/pdf/toPdf.ts';
import { shippedTemplate } from '../../papers/templates/shipped.ts';
import { writeWord } from '../../papers/word/writeWord.ts';
import { LIBREOFFICE_MISSING, pagesOf, said } from '../support/libreOffice.ts';
import { neglected, paperOf, UNDER_THE_LADDER } from './samples.ts';

const toPdf = pdfByLibreOffice({ program: 'soffice', timeoutMs: 120_000 });
const layout = (name: string) => readFileSync(new URL(`../fixtures/layouts/${name}.txt`, import.meta.url), 'utf8');
/** The longest titles that the published reports have. */
const REPORTS = ['zhenjiang', 'jiangning'].map((name) => readReport(readFileSync(new URL(`../fixtures/reports/${name}.txt`, import.meta.url), 'utf8')));
const longest = (texts: readonly string[]) => [...texts].sort((a, b) => b.length - a.length)[0] ?? '';

async function pages(paper: ReturnType<typeof paperOf>): Promise<string[]> {
  return pagesOf(await toPdf(await writeWord(paper, await shippedTemplate('document', paper.language))));
}

describe.skipIf(LIBREOFFICE_MISSING !== undefined)(`papers as LibreOffice sets them${LIBREOFFICE_MISSING === undefined ? '' : ` (skipped: ${LIBREOFFICE_MISSING})`}`, () => {
  it.each([
    ['rectify', '限改〔2026〕12号', 'zh'],
    ['rectify', '限改〔2026〕12号', 'en'],
    ['referral', undefined, 'zh'],
  ] as const)('%s, numbered %s, in %s: page by page as reviewed', async (rule, number, language) => {
    const got = await pages(paperOf(neglected(), rule, number, language));
    const reviewed = layout(`${rule}.${language}`).split('\f').map(said).filter((page) => page !== '');
    expect(got.map(said), got.join('\f')).toEqual(reviewed);
  }, 120_000);

  it('the longest titles of the published reports and names of 200 characters stay on the paper, whole', async () => {
    const title = longest(REPORTS.flatMap(({ measures }) => measures.map((measure) => measure.title)));
    const problem = longest(REPORTS.flatMap(({ problems }) => problems.map((one) => one.title)));
    expect(title.length).toBeGreaterThan(60);
    const unit = '经济发展和改革与招商引资服务管理'.repeat(13).slice(0, 200);
    const { directory } = UNDER_THE_LADDER;
    const posts = { ...directory.posts, 'bureau-head': { title: `${unit}主任`, unit, holders: [{ person: 'wang', from: '2026-01-01' }] }, 'plan-office': { ...directory.posts['plan-office'], title: '主任', unit, holders: [] } };
    const story = neglected({ ...UNDER_THE_LADDER, title, problem: { no: '15', title: problem }, directory: { ...directory, posts } });
    const got = (await pages(paperOf(story, 'rectify', '限改〔2026〕12号'))).map((page) => said(page).replace(/—\d+—$/, '')).join('');
    for (const text of [title, problem, `${unit}：`, `整改措施：${title}`]) expect(got).toContain(said(text));
    expect(got.split(said(unit)).length - 1).toBeGreaterThanOrEqual(5);
  }, 120_000);

  it('leave nothing behind: no folder, and no process that still works', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('bihuan-pdf-'));
    await expect(pdfByLibreOffice({ program: 'soffice', timeoutMs: 150 })(await writeWord(paperOf(neglected(), 'rectify', undefined)))).rejects.toMatchObject({ fault: 'tookTooLong' });
    await expect(pdfByLibreOffice({ program: 'soffice', timeoutMs: 60_000 })(Buffer.from('no Word file at all \u0000'))).rejects.toMatchObject({ fault: 'failed' });
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('bihuan-pdf-') && !before.includes(name))).toEqual([]);
  }, 120_000);
});

describe('without LibreOffice', () => {
  it('a PDF is refused with the reason', async () => {
    await expect(pdfByLibreOffice({ program: 'no-such-program', timeoutMs: 5_000 })(new Uint8Array())).rejects.toMatchObject({ fault: 'notInstalled' });
  });
});
