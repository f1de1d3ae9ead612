import { readFileSync } from 'node:fs';
import { documentPaper } from '../../papers/documents/documentPaper.ts';
import type { Paper } from '../../papers/paper.ts';
import { DOCUMENT, openPackage, writePackage } from '../../papers/word/package.ts';
import { paragraphsOf, paragraphText } from '../../papers/word/places.ts';
import { readXml, type Element } from '../../papers/word/xml.ts';
import type { Definition } from '../../domain/definition.ts';
import { readPolicy } from '../../plans/policyFile.ts';
import { DEFINITION, rectifying, at, type Story } from '../support/definitions.ts';

const read = readPolicy({ text: readFileSync(new URL('../../examples/policies/ladder.yaml', import.meta.url), 'utf8'), name: 'ladder.yaml' });
if (!('policy' in read)) throw new Error('the example policy cannot be read');

/** A measure under the ladder that ships with the project. */
export const UNDER_THE_LADDER: Definition = { ...DEFINITION, policy: read.policy, roles: { ...DEFINITION.roles, groupHead: ['group-leader'], discipline: ['inspection-office'] } };

/** Nobody does anything: the ladder is climbed to its top. */
export function neglected(definition: Definition = UNDER_THE_LADDER, until = '2027-01-15'): Story {
  const story = rectifying(definition);
  for (let date = new Date('2026-09-02T00:00:00Z'); date.toISOString().slice(0, 10) <= until; date.setUTCDate(date.getUTCDate() + 1)) story.until(at(date.toISOString().slice(0, 10), '12:00'));
  return story;
}

export function paperOf({ state, events }: Story, rule: string, number: string | undefined, language: 'zh' | 'en' = 'zh'): Paper {
  const found = [...state.pastCycles.flatMap(({ documents }) => documents), ...state.documents].find(({ ruleId }) => ruleId === rule);
  if (!found) throw new Error(`no paper of ${rule}; there are ${state.documents.map(({ ruleId }) => ruleId).join(', ')}`);
  return documentPaper({ state, events, document: { ...found, ...(number !== undefined && { number }) } }, language);
}

/** @returns the paragraphs of a Word file's text, those of tables too. */
export function linesOf(word: Uint8Array): string[] {
  const root = openPackage(word).texts.get(DOCUMENT);
  return root ? paragraphsOf(root).map(paragraphText) : [];
}

/** @returns a Word file whose text is what is given between `<w:body>` tags. */
export function wordWith(body: string, others: Readonly<Record<string, string>> = {}): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text);
  const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  const files = { '[Content_Types].xml': encode('<Types/>'), [DOCUMENT]: encode(document), ...Object.fromEntries(Object.entries(others).map(([name, text]) => [name, encode(text)])) };
  return writePackage(files, new Map());
}

/** Fails for XML that is not well-formed in any part that Word reads. */
export function allParts(word: Uint8Array): Element[] {
  return Object.entries(openPackage(word).files).filter(([name]) => name.endsWith('.xml') || name.endsWith('.rels')).map(([, bytes]) => readXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
}
