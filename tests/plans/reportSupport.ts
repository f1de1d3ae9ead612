import { readFileSync } from 'node:fs';
import type { DraftMeasure, ReportDraft } from '../../plans/report/index.ts';
import { readReport } from '../../plans/report/index.ts';

export function fixture(name: string): string {
  return readFileSync(new URL(`../fixtures/reports/${name}.txt`, import.meta.url), 'utf8');
}

export function readFixture(name: string): ReportDraft {
  return readReport(fixture(name));
}

/** Puts measures under one problem of a small but complete report, and reads it. */
export function readUnderProblem(...lines: string[]): ReportDraft {
  return readReport(['一、整改工作组织情况', '（一）加强领导。成立领导小组。', '二、整改落实情况', '（一）关于“学习不深入”的问题', ...lines, '三、下一步打算', '（一）持续整改。'].join('\n'));
}

export function underProblem(draft: ReportDraft, no: string): DraftMeasure[] {
  return draft.measures.filter(({ problemNo }) => problemNo === no);
}

export function codes(draft: ReportDraft): string[] {
  return draft.warnings.map(({ code }) => code);
}

export function statuses(draft: ReportDraft): (string | undefined)[] {
  return draft.measures.map(({ status }) => status);
}

function withoutBlanks(text: string): string {
  return text.replaceAll('**', '').replace(/[\s\u3000]/g, '');
}

/** Marks, labels and the words of headings that a draft leaves out on purpose. */
const INTRODUCTION = /^(?:[-*+•]|[（(]?[一二三四五六七八九十百\d①-⑳]{1,4}[)）、.．]+|[①-⑳]|问题\d$|【?整改(?:措施|情况|成效|落实情况|措施及成效)】?[：:。]?|关于|针对|在)+/;

/** Lines of a stretch of a report whose words are nowhere in the draft: in no problem, measure, note or warning. */
export function lostLines(source: string, draft: ReportDraft, from: RegExp, to: RegExp): string[] {
  const lines = source.split(/\r?\n/).map(withoutBlanks);
  const start = lines.findIndex((line) => from.test(line));
  const end = lines.findIndex((line, index) => index > start && to.test(line));
  const kept = withoutBlanks(Object.values(draft).flatMap((value) => strings(value)).join('|'));
  return lines.slice(start + 1, end < 0 ? undefined : end).filter((line) => line !== '' && !/^-\d+-$/.test(line) && !isKept(line, kept));
}

function isKept(line: string, kept: string): boolean {
  const words = line.split(/[。；;：:,，]|(?=[（(])|(?<=[)）])|(?=[①-⑳])/).map((part) => part.replace(INTRODUCTION, '').replace(/^["“]|["”]?的?问题(?:的整改|的整改情况)?$/g, ''));
  return words.every((part) => kept.includes(part));
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}
