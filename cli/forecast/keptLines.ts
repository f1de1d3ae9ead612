import type { ForecastLine } from '../../domain/forecast/line.ts';

/** A line in the words it will be printed in. */
export interface KeptLine {
  readonly on: string;
  readonly text: string;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Lines as the text they will be printed as, outside the heap: a plan of ten thousand measures has half a million of them, and kept as
 * objects they are what the garbage collector spends its time on.
 *
 * Lines of one instant come out as they went in: whoever adds them measure by measure, each sorted, gets them in the order of `byInstant`.
 */
export class KeptLines {
  private readonly chunks: Buffer[] = [];
  private used = CHUNK_BYTES;
  private readonly at: number[] = [];
  private readonly on: string[] = [];
  /** Where each text ends; it begins where the one before ends, unless that was the last of its chunk. */
  private readonly place: { readonly chunk: number[]; readonly from: number[]; readonly to: number[] } = { chunk: [], from: [], to: [] };
  private readonly days = new Map<string, string>();

  add({ at, on }: ForecastLine, text: string): void {
    const bytes = Buffer.byteLength(text);
    if (this.used + bytes > CHUNK_BYTES) this.begin(bytes);
    const from = this.used;
    this.used += this.chunks[this.chunks.length - 1]?.write(text, from) ?? 0;
    this.at.push(at);
    this.on.push(this.oneOf(on));
    this.place.chunk.push(this.chunks.length - 1);
    this.place.from.push(from);
    this.place.to.push(this.used);
  }

  /** @returns the lines by their instants. */
  *inOrder(): Generator<KeptLine> {
    const { at, on } = this;
    const order = Uint32Array.from(at.keys()).sort((a, b) => (at[a] ?? 0) - (at[b] ?? 0) || a - b);
    for (const index of order) yield { on: on[index] ?? '', text: this.textAt(index) };
  }

  private textAt(index: number): string {
    const { chunk, from, to } = this.place;
    return this.chunks[chunk[index] ?? 0]?.toString('utf8', from[index], to[index]) ?? '';
  }

  private begin(bytes: number): void {
    this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, bytes)));
    this.used = 0;
  }

  /** One string a day, not one a line. */
  private oneOf(day: string): string {
    const known = this.days.get(day);
    if (known !== undefined) return known;
    this.days.set(day, day);
    return day;
  }
}
