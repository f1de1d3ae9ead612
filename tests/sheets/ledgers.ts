import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Excel from 'exceljs';
import type { Definition } from '../../domain/definition.ts';
import type { MeasureState } from '../../domain/measure.ts';
import { readPlan } from '../../plans/planFile.ts';
import { planNames } from '../../plans/planNames.ts';
import { ledgerChanges, type LedgerChanges } from '../../sheets/ledger/ledgerChanges.ts';
import { ledgerRow, type LedgerRow } from '../../sheets/ledger/rows.ts';
import { writeLedger, type LedgerLayout } from '../../sheets/ledger/writeLedger.ts';
import { readSpreadsheet } from '../../sheets/readSpreadsheet.ts';
import { at, Story } from '../support/definitions.ts';

const text = (path: string) => readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8');

/** A running plan, its measures as they stand. */
export interface Running {
  readonly planText: string;
  readonly policyText: string;
  readonly states: readonly MeasureState[];
  readonly now: number;
}

/** One of the example plans, begun. @param edit changes the text of the plan first. */
export function running(plan: 'zhenjiang' | 'jiangning', edit: (planText: string) => string = (same) => same): Running {
  const planText = edit(text(`${plan}/plan.yaml`));
  const policyName = /^policy: \.\.\/(.*)$/m.exec(planText)?.[1] ?? '';
  const policyText = text(policyName);
  const reading = readPlan({ planText, planName: 'plan.yaml', policyText, policyName });
  if (!('plan' in reading)) throw new Error(JSON.stringify(reading.problems));
  return { planText, policyText, states: reading.plan.definitions.map(begun), now: at('2027-02-01', '10:00') };
}

function begun(definition: Definition): MeasureState {
  return new Story(definition, at('2026-11-24', '10:00')).state;
}

export function rowsOf({ planText, states, now }: Running, language: LedgerLayout['language'] = 'zh'): LedgerRow[] {
  const { unitsOf } = planNames(planText);
  return states.map((state) => ledgerRow(state, { now, language, unitsOf }));
}

export function exported(plan: Running, layout: Partial<LedgerLayout> = {}): Promise<Buffer> {
  const { language = 'zh', isByUnit = false } = layout;
  const [first] = plan.states;
  return writeLedger({ planId: first?.definition.planId ?? '', planTitle: first?.definition.planTitle ?? '', asOf: '2027-02-01 10:00', rows: rowsOf(plan, language) }, { language, isByUnit });
}

/** What the plan says to a ledger that comes back. */
export async function cameBack(plan: Running, bytes: Buffer): Promise<LedgerChanges> {
  const request = { file: '台账.xlsx', planId: plan.states[0]?.definition.planId ?? '', planText: plan.planText, rows: rowsOf(plan) };
  return ledgerChanges(await readSpreadsheet(bytes, '台账.xlsx'), request);
}

/** The file as another program than our own reader sees it. */
export async function opened(bytes: Buffer): Promise<Excel.Workbook> {
  const book = new Excel.Workbook();
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

/** The file as somebody changes it. */
export async function changed(bytes: Buffer, change: (book: Excel.Workbook) => void): Promise<Buffer> {
  const book = await opened(bytes);
  change(book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

export const HAS_LIBRE_OFFICE = spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;

/** The file opened and saved by LibreOffice, as an office without Excel does. */
export function savedByLibreOffice(bytes: Buffer): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-sheets-'));
  try {
    writeFileSync(join(folder, 'ledger.xlsx'), bytes);
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'saved'), join(folder, 'ledger.xlsx')], { stdio: 'ignore', timeout: 120_000 });
    return readFileSync(join(folder, 'saved', 'ledger.xlsx'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
