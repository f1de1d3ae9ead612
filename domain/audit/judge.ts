import type { Certificate } from '../certificate.ts';
import { NO_HEAD } from '../record.ts';
import type { RawRecord } from '../rawRecord.ts';
import type { Word } from '../words.ts';
import { checkAnchors, type Anchor } from './anchors.ts';
import { checkLinks } from './checkLinks.ts';
import { checkCertificates, type GivenFile } from './files.ts';
import type { Finding, RecordFinding } from './findings.ts';
import type { Link } from './links.ts';

const LIST: Word = { zh: '数据库中的措施清单', en: "the store's own list of measures" };

/** @returns what is wrong with one record: by itself, against the store's line on it, against what others hold of it. */
export function judge(record: RawRecord, found: readonly Link[], anchors: readonly Anchor[], certificates: readonly GivenFile<Certificate>[]): Finding[] {
  const { measureId, seq, head = NO_HEAD } = record;
  const { findings, links } = checkLinks(found);
  const line: Anchor = { measureId, seq, hash: head, source: LIST };
  const wrong = [...findings, ...checkLine(record, links), ...checkAnchors(links, [line, ...anchors])].map((finding): Finding => ({ ...finding, measureId }));
  // What a record that is not sound would be certified as, is no certificate's fault.
  return wrong.length > 0 || links.some(({ isBlind }) => isBlind) ? wrong : checkCertificates(measureId, links, certificates);
}

function checkLine({ seq }: RawRecord, links: readonly Link[]): RecordFinding[] {
  const last = links.at(-1)?.event.seq ?? 0;
  if (seq === 0 && last > 0) return [{ code: 'lineMissing', params: {} }];
  return seq < last ? [{ code: 'lineBehind', seq, params: { last } }] : [];
}
