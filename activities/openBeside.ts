import type { DueNotice } from '../store/outbox.ts';
import type { OpenItem, OpenList } from './templates/open.ts';

/** More than this is no help: what lies further ahead is told by and by, and can be looked up. */
const MOST_OPEN = 20;

/** @returns what is open beside the news of a mail: what the mail tells of a measure stands in the news already. */
export function openBeside(told: readonly DueNotice[], open: readonly OpenItem[], on: string): OpenList {
  const isTold = ({ planId, ref }: OpenItem) => told.some((notice) => notice.planId === planId && notice.facts.ref === ref);
  const beside = open.filter((item) => !isTold(item));
  return { on, items: beside.slice(0, MOST_OPEN), left: Math.max(0, beside.length - MOST_OPEN) };
}
