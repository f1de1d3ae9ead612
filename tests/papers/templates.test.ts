import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTemplate, TemplateError } from '../../papers/templates/findTemplate.ts';
import { checkTemplate } from '../../papers/word/checkTemplate.ts';
import { madeTemplates } from '../../scripts/templates/made.ts';
import { linesOf, wordWith } from './samples.ts';

const p = (...texts: string[]) => `<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`;
const told = (bytes: Uint8Array) => checkTemplate(bytes).map(({ severity, where, text }) => `${severity}: ${where?.zh ?? ''} ${text.zh}`);

describe('the shipped templates', () => {
  it.each(Object.entries(madeTemplates()))('%s: has no problems and is what its script makes', (name, made) => {
    const shipped = readFileSync(new URL(`../../papers/templates/shipped/${name}`, import.meta.url));
    expect(shipped.equals(made), 'make them anew: node dist/scripts/makeTemplates.js').toBe(true);
    expect(checkTemplate(shipped).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('an office that checks its template', () => {
  it('is told of each field that is not known, and where', () => {
    const problems = told(wordWith(p('关于{{编', '号}}的通知') + p('{{body}}') + p('{{ }}'), { 'word/footer1.xml': `<w:ftr>${p('{{页码}}')}</w:ftr>` }));
    expect(problems).toEqual(expect.arrayContaining([
      expect.stringMatching(/^error: 正文第1段“关于\{\{编号\}\}的通知” 没有“编号”这个字段；可用：标题、副题、文号/) as unknown,
      expect.stringMatching(/^error: 正文第3段“\{\{ \}\}” 没有“”这个字段/) as unknown,
      expect.stringMatching(/^error: 页脚第1段“\{\{页码\}\}” 没有“页码”这个字段/) as unknown,
    ]));
  });

  it('is told of braces without their like, of a text that shares its paragraph, and of what is missing', () => {
    expect(told(wordWith(p('文号：{{number')))).toEqual(expect.arrayContaining([expect.stringContaining('正文第1段“文号：{{number” 有一处“{{”或“}}”没有配对') as unknown, expect.stringMatching(/^error: +缺少字段 \{\{正文\}\}/) as unknown, expect.stringMatching(/^warning: +没有字段 \{\{文号\}\}/) as unknown]));
    expect(told(wordWith(p('正文：{{正文}}')))).toContain('error: 正文第1段“正文：{{正文}}” 字段“正文”须在正文中独占一段。');
  });

  it('is refused anything that is no plain Word file, or would do more than be read', () => {
    expect(told(Buffer.from('%PDF-1.7'))).toEqual([expect.stringContaining('不是 Word 文件（.docx）')]);
    expect(told(zipSync({ 'xl/workbook.xml': new Uint8Array() }))).toEqual([expect.stringContaining('没有 Word 正文')]);
    expect(told(new Uint8Array(11 * 1024 * 1024))).toEqual([expect.stringContaining('文件过大')]);
    expect(told(zipSync({ 'word/document.xml': new Uint8Array(45 * 1024 * 1024) }))).toEqual([expect.stringContaining('文件过大')]);
    expect(told(wordWith('<w:p>'))).toEqual([expect.stringContaining('内容不完整')]);
    expect(told(zipSync({ 'word/document.xml': Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>') }))).toEqual([expect.stringContaining('内容不完整')]);
    const body = p('{{body}}');
    expect(told(wordWith(body, { 'word/vbaProject.bin': '' }))).toContainEqual(expect.stringContaining('文件含有宏'));
    expect(told(wordWith(body, { 'word/embeddings/oleObject1.bin': '' }))).toContainEqual(expect.stringContaining('嵌入了其他程序的对象'));
    const relation = (type: string) => ({ 'word/_rels/document.xml.rels': `<Relationships><Relationship Type="http://x/${type}" Target="http://elsewhere.example/a.png" TargetMode="External"/></Relationships>` });
    expect(told(wordWith(body, relation('image')))).toContainEqual(expect.stringContaining('从外部取内容'));
    expect(told(wordWith(body, relation('hyperlink'))).filter((line) => line.startsWith('error'))).toEqual([]);
    expect(told(wordWith(`${body}<w:p><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "/etc/passwd"</w:instrText></w:r></w:p>`))).toContainEqual(expect.stringContaining('读取其他文件的域'));
  });

  it('is told when the file says it is smaller than it is', () => {
    const zip = zipSync({ 'word/document.xml': Buffer.from(`<w:document><w:body>${'长'.repeat(100_000)}</w:body></w:document>`) });
    const lying = Buffer.from(zip);
    // The size as the directory at the end says it.
    lying.writeUInt32LE(64, lying.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    expect(told(lying)).toEqual([expect.stringContaining('内容不完整')]);
  });
});

describe('the template of a paper', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bihuan-templates-'));
    await mkdir(join(folder, 'plan-1'));
    const write = (name: string, mark: string) => writeFile(join(folder, name), wordWith(p(mark) + p('{{body}}')));
    await write('letter.docx', 'office');
    await write('letter.en.docx', 'office, English');
    await write('plan-1/letter.docx', 'plan');
    await write('late.docx', 'rung');
    await writeFile(join(folder, 'faulty.docx'), wordWith(p('{{nonsense}}')));
    await writeFile(join(tmpdir(), 'outside.docx'), wordWith(p('outside')));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await rm(join(tmpdir(), 'outside.docx'));
  });
  const found = async (planId: string, language: 'zh' | 'en', ...names: string[]) => linesOf((await findTemplate({ folder, planId, language, names, otherwise: 'document' })).bytes)[0];

  it('is the plan\'s own before the office\'s, that of its language before the one for both, the policy\'s name before the rung\'s', async () => {
    expect(await found('plan-1', 'zh', 'letter', 'late')).toBe('plan');
    expect(await found('plan-2', 'zh', 'letter', 'late')).toBe('office');
    expect(await found('plan-2', 'en', 'letter', 'late')).toBe('office, English');
    expect(await found('plan-2', 'zh', 'late')).toBe('rung');
  });

  it('is the shipped one where the office has none', async () => {
    expect(await found('plan-1', 'zh', 'other')).toBe('{{发文机关}}');
    expect(linesOf((await findTemplate({ planId: 'plan-1', language: 'en', names: ['letter'], otherwise: 'report' })).bytes)[0]).toBe('{{heading}}');
  });

  it('never lies outside the folder', async () => {
    for (const name of ['../outside', '..', join(tmpdir(), 'outside'), 'a/../../outside', '\0']) expect(await found('plan-1', 'zh', name)).toBe('{{发文机关}}');
    expect(await found('../plan-1', 'zh', 'letter')).toBe('office');
  });

  it('that has errors is not used, and says why', async () => {
    await expect(found('plan-1', 'zh', 'faulty')).rejects.toThrow(TemplateError);
  });
});
