import { SheetError, type SheetErrorCode, type SheetErrorParams } from '../errors.ts';

/** A reason not to read a file, found in the process that reads; whoever asked adds which file it was. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: SheetErrorCode;
  readonly params: SheetErrorParams;

  constructor(code: SheetErrorCode, params: SheetErrorParams = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

export function sheetErrorOf({ code, params }: Pick<FileFault, 'code' | 'params'>, file: string): SheetError {
  return new SheetError(code, { ...params, file });
}

type Words = Readonly<{ zh: string; en: string }>;

const REASONS = {
  end: { zh: '找不到压缩目录', en: 'no directory was found' },
  directory: { zh: '压缩目录有误', en: 'the directory is wrong' },
  twice: { zh: '同名内容有两份', en: 'it is there twice' },
  place: { zh: '不在目录所说的位置', en: 'it is not where the directory says' },
  cut: { zh: '内容不完整', en: 'it is cut off' },
  method: { zh: '压缩方式不认识', en: 'packed in an unknown way' },
  deflate: { zh: '无法解压', en: 'it cannot be unpacked' },
  checksum: { zh: '校验不符', en: 'its checksum differs' },
  missing: { zh: '缺少', en: 'it is missing' },
  notXml: { zh: '内容不是有效的 XML', en: 'it is not valid XML' },
  doctype: { zh: '含有文档类型声明', en: 'it declares a document type' },
  deep: { zh: '层次过深', en: 'it is nested too deep' },
  address: { zh: '单元格地址有误', en: 'the address of a cell is wrong' },
} as const satisfies Record<string, Words>;

export function damaged(part: string, reason: keyof typeof REASONS): FileFault {
  return new FileFault('sheetDamaged', { part: shortened(part), reason: REASONS[reason] });
}

export function sizeFaked(part: string): FileFault {
  return new FileFault('sheetSizeFaked', { part: shortened(part) });
}

export function tooLarge(what: Words, limit: number | string): FileFault {
  return new FileFault('sheetTooLarge', { what, limit: String(limit) });
}

export function encrypted(): FileFault {
  return new FileFault('sheetEncrypted');
}

/** Names in a file are whatever its author wanted them to be. */
function shortened(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 80);
}
