import type { Definition } from '../../domain/definition.ts';
import { NOTICE_KINDS, type NoticeKind } from '../../domain/notices.ts';
import { addDays } from '../../domain/calendar.ts';
import type { Language } from '../../domain/refusals.ts';
import { digestMail } from './digest.ts';
import type { MailText } from './frame.ts';
import { linksTo } from './links.ts';
import { sampleAddressee, sampleEntry } from './samples.ts';
import { singleMail } from './single.ts';

/** Every kind of mail there is: one for each notice, and the digest of many. */
export type PreviewKind = NoticeKind | 'digest';
export const PREVIEW_KINDS: readonly PreviewKind[] = [...NOTICE_KINDS, 'digest'];

const LINKS = linksTo('https://bihuan.example.org');
/** As many news as a busy morning brings. */
const IN_DIGEST = 12;

/** @returns a mail as the plan would cause it, told of one of its measures; a digest is told of all. */
export function previewMail(kind: PreviewKind, definition: Definition, all: readonly Definition[], language: Language): MailText {
  const addressee = sampleAddressee(definition, language);
  const entryOf = (of: NoticeKind, about: Definition) => sampleEntry(of, { definition: about, all, links: LINKS });
  if (kind !== 'digest') return singleMail(addressee, entryOf(kind, definition), LINKS);
  const kinds: readonly NoticeKind[] = ['rungReached', 'assigned', 'awaitingAcceptance', 'accepted', 'documentIssued', 'commented'];
  const entries = all.slice(0, IN_DIGEST).map((about, index) => ({ ...entryOf(kinds[index % kinds.length] ?? 'assigned', about), ...(index % 4 === 0 && { today: lateOn(about) }) }));
  const { planId, planTitle, ref, title } = definition;
  const today = entries[0]?.today ?? '';
  const duty = { what: 'milestone' as const, title: definition.milestones[0]?.kind ?? '', lastOn: addDays(today, -3), isOverdue: true };
  return digestMail(addressee, entries.map((entry) => ({ ...entry, today })), LINKS, { on: today, items: [{ planId, planTitle, ref, title, duty }], left: Math.max(0, all.length - IN_DIGEST) });
}

function lateOn({ milestones }: Definition): string {
  return addDays(milestones[0]?.dueOn ?? '2026-01-01', 3);
}
