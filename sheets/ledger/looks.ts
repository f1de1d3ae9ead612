import type { Fill, Style } from 'exceljs';
import type { Light } from '../../domain/light.ts';

const FONT = '宋体';
const THIN = { style: 'thin', color: { argb: 'FFBFBFBF' } } as const;

/** Colours of the lights; the word stands beside them, for print and for those who see no colours. */
const LIGHT_COLOURS: Readonly<Record<Light, { readonly fill?: string; readonly ink: string }>> = {
  red: { fill: 'FFC00000', ink: 'FFFFFFFF' },
  orange: { fill: 'FFED7D31', ink: 'FF000000' },
  yellow: { fill: 'FFFFD966', ink: 'FF000000' },
  blue: { fill: 'FF9DC3E6', ink: 'FF000000' },
  green: { fill: 'FFA9D18E', ink: 'FF000000' },
  submitted: { fill: 'FFD9E1F2', ink: 'FF000000' },
  done: { fill: 'FFE2EFDA', ink: 'FF000000' },
  caughtUp: { fill: 'FFFCE4D6', ink: 'FF000000' },
  normal: { ink: 'FF000000' },
};

export const TITLE_LOOK: Partial<Style> = { font: { name: FONT, size: 16, bold: true }, alignment: { horizontal: 'left', vertical: 'middle' } };
export const NOTE_LOOK: Partial<Style> = { font: { name: FONT, size: 10, color: { argb: 'FF595959' } }, alignment: { horizontal: 'left', vertical: 'middle' } };

/** Columns that a clerk may change have a lighter heading than those that only tell. */
export function headingLook(isPlanned: boolean): Partial<Style> {
  return {
    font: { name: FONT, size: 10, bold: true },
    fill: solid(isPlanned ? 'FFDDEBF7' : 'FFD9D9D9'),
    border: { top: THIN, left: THIN, bottom: THIN, right: THIN },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  };
}

/** Text cells are of the format "text": what begins like a formula stays text also when somebody edits it. */
export function cellLook(isDate: boolean): Partial<Style> {
  return {
    font: { name: FONT, size: 10 },
    numFmt: isDate ? 'yyyy-mm-dd' : '@',
    border: { top: THIN, left: THIN, bottom: THIN, right: THIN },
    alignment: { vertical: 'top', horizontal: isDate ? 'center' : 'left', wrapText: true },
  };
}

export function lightLook(light: Light): Partial<Style> {
  const { fill, ink } = LIGHT_COLOURS[light];
  const plain = cellLook(false);
  return { ...plain, font: { ...plain.font, color: { argb: ink } }, alignment: { ...plain.alignment, horizontal: 'center' }, ...(fill !== undefined && { fill: solid(fill) }) };
}

function solid(argb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
