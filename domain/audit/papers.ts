import type { MeasureEvent } from '../events.ts';
import type { Finding } from './findings.ts';

/** A paper as the register has it. */
export interface RegisteredPaper {
  readonly measureId: string;
  readonly documentId: string;
  readonly series: string;
  readonly year: number;
  readonly n?: number | undefined;
  readonly number?: string | undefined;
}

/** Holds the register of documents against the records: every paper on both, with one number, and no number missing. */
export function checkPapers(records: ReadonlyMap<string, readonly MeasureEvent[]>, papers: readonly RegisteredPaper[]): Finding[] {
  const registered = new Map(papers.map((paper) => [keyOf(paper.measureId, paper.documentId), paper]));
  const issued = new Set<string>();
  const findings: Finding[] = [];
  for (const [measureId, events] of records) {
    for (const event of events) {
      if (event.type === 'ruleFired' && event.document) {
        const { id } = event.document;
        issued.add(keyOf(measureId, id));
        if (!registered.has(keyOf(measureId, id))) findings.push({ code: 'paperMissing', measureId, seq: event.seq, params: { document: id } });
      }
      if (event.type === 'documentNumbered') {
        const number = registered.get(keyOf(measureId, event.documentId))?.number;
        if (number !== undefined && number !== event.number) findings.push({ code: 'numberDiffers', measureId, seq: event.seq, params: { document: event.documentId, registered: number, recorded: event.number } });
      }
    }
  }
  const unknown = papers.filter(({ measureId, documentId }) => !issued.has(keyOf(measureId, documentId)));
  findings.push(...unknown.map(({ measureId, documentId, number = '—' }): Finding => ({ code: 'paperUnknown', measureId, params: { document: documentId, number } })));
  return [...findings, ...missingNumbers(papers)];
}

function keyOf(measureId: string, documentId: string): string {
  return `${measureId} ${documentId}`;
}

/** The register gives numbers without a gap, and none twice. */
function missingNumbers(papers: readonly RegisteredPaper[]): Finding[] {
  const series = new Map<string, Set<number>>();
  for (const { series: name, year, n } of papers) {
    if (n === undefined) continue;
    const key = `${name}〔${year}〕`;
    series.set(key, (series.get(key) ?? new Set()).add(n));
  }
  return [...series].flatMap(([name, given]) =>
    Array.from({ length: Math.max(...given) }, (_, index) => index + 1)
      .filter((n) => !given.has(n))
      .map((n): Finding => ({ code: 'numberMissing', params: { number: `${name}${n}号` } })),
  );
}
