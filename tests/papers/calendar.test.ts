import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarDay } from '../../papers/calendar/writeCalendar.ts';

const DAY: CalendarDay = { uid: 'a@bihuan', on: '2026-09-30', summary: '完成并提交', description: '方案：测试', url: 'http://127.0.0.1:8780/plans/p', isTentative: false, sequence: 3, revisedAt: Date.UTC(2026, 8, 1) };

function read(text: string): ICAL.Component[] {
  return new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent');
}
const value = (event: ICAL.Component | undefined, name: string) => String(event?.getFirstPropertyValue(name));

describe('A calendar file', () => {
  it('holds whole days without a zone, and says what may still move', () => {
    const text = writeCalendar([DAY, { ...DAY, uid: 'b@bihuan', on: '2026-12-31', isTentative: true }], 'zh');
    const [first, second] = read(text);
    expect(text).toContain('DTSTART;VALUE=DATE:20260930\r\nDTEND;VALUE=DATE:20261001\r\n');
    expect(text).not.toMatch(/VTIMEZONE|TZID/);
    expect([value(first, 'uid'), value(first, 'sequence'), value(first, 'dtstamp'), value(first, 'status'), value(first, 'transp')]).toEqual(['a@bihuan', '3', '2026-09-01T00:00:00Z', 'CONFIRMED', 'TRANSPARENT']);
    expect([value(second, 'dtstart'), value(second, 'dtend'), value(second, 'status')]).toEqual(['2026-12-31', '2027-01-01', 'TENTATIVE']);
    expect(writeCalendar([DAY], 'en')).toContain('X-WR-CALNAME:Bihuan deadlines');
    expect(read(writeCalendar([], 'zh'))).toEqual([]);
  });

  it('keeps every text a text: line ends, commas, semicolons, properties of other events, marks that turn writing round', () => {
    const hostile = '甲,乙;丙\\丁\r\nEND:VEVENT\r\nBEGIN:VEVENT\rATTACH:http://evil\u2028X\u202e\u2066倒\u0000\u0007\u000b写"引号":';
    const [event, ...others] = read(writeCalendar([{ ...DAY, summary: hostile, description: hostile }], 'zh'));
    expect(others).toEqual([]);
    expect(value(event, 'summary')).toBe('甲,乙;丙\\丁 END:VEVENT BEGIN:VEVENT ATTACH:http://evil X倒写"引号":');
    expect(value(event, 'description')).toBe('甲,乙;丙\\丁\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:http://evil\nX倒写"引号":');
    expect(event?.getFirstProperty('attach')).toBe(null);
  });

  it('folds at 75 octets between whole characters, whatever the text, and another reader reads what was written', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: fc.constantFrom('整', '改', 'é', '😀', '\u202e', ',', ';', '\\', '\n', '\r', ' ', 'a', ':', '"'), maxLength: 300 }), fc.constantFrom('改'.repeat(200), '😀'.repeat(200)));
    fc.assert(
      fc.property(text, text, (summary, description) => {
        const written = writeCalendar([{ ...DAY, summary, description }], 'zh');
        const octets = Buffer.from(written, 'utf8');
        expect(new TextDecoder('utf-8', { fatal: true }).decode(octets)).toBe(written);
        for (const line of written.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n\ufffd\u202e]|^[\ud800-\udfff]$/);
        }
        const [event, ...others] = read(written);
        expect(others).toEqual([]);
        expect(value(event, 'uid')).toBe(DAY.uid);
        if (/^[整改é😀,;\\a:"]+$/u.test(summary)) expect(value(event, 'summary')).toBe(summary);
      }),
      { seed: 20261124, numRuns: 400 },
    );
  });
});
