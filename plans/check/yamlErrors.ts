/** Why YAML could not be read, by the parser's own code: what to look for, for people who have never heard of YAML. */
const CAUSES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  BAD_INDENT: { zh: '行首空格（缩进）与上下行对不齐，或括号没有配对。', en: 'the spaces at the beginning of the line do not match its neighbours, or a bracket is not closed.' },
  MISSING_CHAR: { zh: '缺少引号、括号或逗号的另一半。', en: 'a quote, bracket or comma is missing.' },
  TAB_AS_INDENT: { zh: '行首用了制表符（Tab），请改用空格。', en: 'a tab stands at the beginning of the line; use spaces.' },
  BLOCK_AS_IMPLICIT_KEY: { zh: '一行中有两个“: ”，或上一行已有值而本行又缩进。含冒号的文字请加引号。', en: 'there are two ": " in a line, or the line is indented under one that has a value already. Put text with a colon in quotes.' },
  MULTILINE_IMPLICIT_KEY: { zh: '字段名后缺少冒号和空格，或文字换行后没有缩进。', en: 'the colon and space after a field name are missing, or a continued line is not indented.' },
  UNEXPECTED_TOKEN: { zh: '此处出现了多余的内容，常见原因是缩进不齐或引号、括号多了一个。', en: 'something does not belong here; often the indentation differs, or there is a quote or bracket too many.' },
  BAD_DQ_ESCAPE: { zh: '双引号中的反斜线 \\ 无法识别，请改用单引号。', en: 'a backslash in double quotes means nothing here; use single quotes.' },
  BAD_SCALAR_START: { zh: '文字不能以 @、` 或 % 开头，请加引号。', en: 'text may not begin with @, ` or %; put it in quotes.' },
  BLOCK_IN_FLOW: { zh: '{ } 或 [ ] 之中不能换用分行写法。', en: 'what is written in { } or [ ] cannot continue line by line.' },
  MULTIPLE_DOCS: { zh: '一个文件只能有一份内容，请删去多余的 --- 行。', en: 'a file holds one content only; remove the extra --- line.' },
  NON_STRING_KEY: { zh: '字段名必须是文字。', en: 'a field name must be text.' },
  KEY_OVER_1024_CHARS: { zh: '字段名过长，可能缺少冒号。', en: 'the field name is too long; perhaps a colon is missing.' },
};

/** @returns the cause in both languages; for one that is not listed, the parser's own words. */
export function causeOf(error: { readonly code: string; readonly message: string }): { zh: string; en: string } {
  return CAUSES[error.code] ?? { zh: `写法有误（${error.code}）。`, en: `${error.message}.` };
}
