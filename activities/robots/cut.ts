import type { RobotKind } from './robot.ts';

/** WeCom takes 4,096 bytes of Markdown; the others 20,000 and 20 KB for the whole body, of which the frame takes a part. */
export const MOST_BYTES: Readonly<Record<RobotKind, number>> = { wecom: 4_096, dingtalk: 16_000, feishu: 16_000 };

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** @returns the text if it fits, or as much of it as does with an ellipsis, never ending in the middle of a character. */
export function cutToBytes(text: string, mostBytes: number): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  let [cut, bytes] = ['', Buffer.byteLength('…')];
  for (const { segment } of characters.segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > mostBytes) break;
    cut += segment;
  }
  return `${cut}…`;
}

/**
 * @param lines each whole or not at all.
 * @param more says how many were left out.
 * @returns as many as fit together with the line about the rest; the first is cut where not even it fits.
 */
export function linesWithin(lines: readonly string[], mostBytes: number, more: (left: number) => string): string[] {
  const total = (kept: readonly string[]) => Buffer.byteLength(kept.join('\n'));
  if (total(lines) <= mostBytes) return [...lines];
  for (let count = lines.length - 1; count > 0; count -= 1) {
    const kept = [...lines.slice(0, count), more(lines.length - count)];
    if (total(kept) <= mostBytes) return kept;
  }
  return [cutToBytes(lines[0] ?? '', mostBytes)];
}
