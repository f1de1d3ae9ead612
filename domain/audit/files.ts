import { certificateOf, type Certificate } from '../certificate.ts';
import { canonicalJson } from '../facts.ts';
import type { Checkpoint } from '../checkpoint.ts';
import type { TrustedKey } from '../dossier.ts';
import { NO_HEAD } from '../record.ts';
import { faultsOf, type SignatureFault, type Signed } from '../signedFile.ts';
import type { Word } from '../words.ts';
import type { Anchor } from './anchors.ts';
import type { Finding } from './findings.ts';
import type { Link } from './links.ts';

/** A signed file that an audit is given, with the name it is called by. */
export interface GivenFile<T> {
  readonly name: Word;
  readonly file: Signed<T>;
  /** As it was found, where it came as a file. */
  readonly text?: string;
}

export const FAULT_WORDS: Readonly<Record<SignatureFault, Word>> = {
  signatureWrong: { zh: '内容与签名不符', en: 'its content is not what was signed' },
  keyIdWrong: { zh: '所写的密钥编号不是其公钥的编号', en: 'the key id it states is not that of its public key' },
  otherKey: { zh: '不是由给定的公钥签署', en: 'it was not signed by a key that was given' },
  notAsIssued: { zh: '内容与签名相符，但文件已不是签发时的原样（例如另存时改了换行或排版）', en: 'its content is what was signed, but the file is not as it was issued (saved again with other line ends or layout, perhaps)' },
};

/** @returns the files whose signature holds, and what is wrong with the others. */
export function validFiles<T>(given: readonly GivenFile<T>[], code: 'certificateInvalid' | 'checkpointInvalid', keys: readonly TrustedKey[] | undefined): { valid: GivenFile<T>[]; findings: Finding[] } {
  const judged = given.map((one) => ({ one, faults: faultsOf(one.file, one.text, keys) }));
  const findings = judged.flatMap(({ one: { name }, faults }) => faults.map((fault): Finding => ({ code, params: { name, fault: FAULT_WORDS[fault] } })));
  return { valid: judged.flatMap(({ one, faults }) => (faults.length === 0 ? [one] : [])), findings };
}

export function anchorsIn(certificates: readonly GivenFile<Certificate>[], checkpoints: readonly GivenFile<Checkpoint>[]): Anchor[] {
  return [
    ...certificates.map(({ name, file: { content } }) => ({ measureId: content.measureId, seq: content.seq, hash: content.head, source: name })),
    ...checkpoints.flatMap(({ name, file: { content } }) => content.heads.map((head) => ({ ...head, source: name }))),
  ];
}

/** Makes the certificates of a sound record again and compares: what is signed must also be true. */
export function checkCertificates(measureId: string, links: readonly Link[], certificates: readonly GivenFile<Certificate>[]): Finding[] {
  const certified = new Set(certificates.map(({ file }) => file.content.seq));
  const missing = links.flatMap(({ event, hash }): Finding[] =>
    event.type === 'closed' && hash !== undefined && !certified.has(event.seq) ? [{ code: 'certificateMissing', measureId, seq: event.seq, params: {} }] : [],
  );
  const untrue = certificates.flatMap(({ name, file: { content } }): Finding[] => {
    const members = membersUnlike(content, links);
    return members.length === 0 ? [] : [{ code: 'certificateContradicts', measureId, seq: content.seq, params: { name, members: members.join(', ') } }];
  });
  return [...missing, ...untrue];
}

function membersUnlike(certificate: Certificate, links: readonly Link[]): string[] {
  const upTo = links.findIndex(({ event }) => event.seq === certificate.seq);
  const closing = links[upTo];
  if (closing?.event.type !== 'closed' || (closing.hash ?? NO_HEAD) !== certificate.head) return [];
  const made = certificateOf(links.slice(0, upTo + 1).map(({ event, hash }) => ({ ...event, ...(hash !== undefined && { hash }) })));
  const names = new Set([...Object.keys(made), ...Object.keys(certificate)]) as Set<keyof Certificate>;
  return [...names].filter((name) => canonicalJson(made[name]) !== canonicalJson(certificate[name]));
}
