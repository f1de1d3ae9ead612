import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { previewMail, PREVIEW_KINDS } from '../../activities/templates/preview.ts';
import type { Definition } from '../../domain/definition.ts';
import { readPlan } from '../../plans/planFile.ts';

const text = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

function definitionsOf(name: string): readonly Definition[] {
  const reading = readPlan({ planText: text(`${name}/plan.yaml`), planName: `${name}/plan.yaml`, policyText: text('policies/ladder.yaml'), policyName: 'ladder.yaml' });
  if (!('plan' in reading)) throw new Error(`${name}: ${JSON.stringify(reading.problems.slice(0, 3))}`);
  return reading.plan.definitions;
}

const lengthOf = (definition: Definition) => [...definition.title].length + [...definition.problem.title].length;
/** References, numbers and addresses; what the plans themselves print in Latin letters. */
const ALLOWED = /https:\S+|M-\d+|SHA-256|(?<![a-z])[A-Z]{1,5}(?![a-z])|0{12,64}/g;

describe.each(['zhenjiang', 'jiangning'])('with the longest titles of the report of %s', (name) => {
  const all = definitionsOf(name);
  const [longest] = [...all].sort((a, b) => lengthOf(b) - lengthOf(a));
  if (!longest) throw new Error('no measures');

  it.each(PREVIEW_KINDS)('the mail %s reads well in both languages', (kind) => {
    const zh = previewMail(kind, longest, all, 'zh');
    const shown = zh.html.replace(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ').replaceAll('&nbsp;', ' ');
    for (const words of [zh.subject, zh.text, shown]) {
      expect(words.replace(ALLOWED, '').match(/[A-Za-z_]{2,}/g)).toBeNull();
      expect(words).not.toMatch(/undefined|NaN|null|\[object|\d{4}-\d{2}-\d{2}/);
    }
    const en = previewMail(kind, longest, all, 'en');
    for (const words of [en.subject, en.text]) expect(words).not.toMatch(/undefined|NaN|null|\[object|\d{4}-\d{2}-\d{2}/);
    expect(en.text).toMatch(/^Dear /);
    for (const { subject, html } of [zh, en]) {
      expect([...subject].length).toBeLessThanOrEqual(80);
      // Tables and inline styles only, as wide as a phone, larger letters than a phone would enlarge by itself.
      expect(html).not.toMatch(/display:flex|display:grid|<div|<script|<link/);
      expect(html).toContain('max-width:640px');
      expect(html).toContain('font-size:16px');
      expect(html).toContain('word-break:break-word');
      expect(html).toContain('@media (prefers-color-scheme:dark)');
      // No row may push the page wider than a phone: only dates and labels have a width of their own.
      expect([...html.matchAll(/ width="(\d+)"/g)].map(([, width]) => Number(width)).filter((width) => width > 640)).toEqual([]);
    }
  });
});
