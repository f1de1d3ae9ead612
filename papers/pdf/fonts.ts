/** What to set in place of the fonts of official papers where they are not installed; the last of each is free. */
const STAND_INS: Readonly<Record<string, readonly string[]>> = {
  仿宋_GB2312: ['仿宋', 'FangSong', 'Noto Serif CJK SC'],
  仿宋: ['FangSong', 'Noto Serif CJK SC'],
  楷体_GB2312: ['楷体', 'KaiTi', 'Noto Serif CJK SC'],
  楷体: ['KaiTi', 'Noto Serif CJK SC'],
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', 'Noto Serif CJK SC'],
  宋体: ['SimSun', 'Noto Serif CJK SC'],
  黑体: ['SimHei', 'Noto Sans CJK SC'],
  'Times New Roman': ['Liberation Serif'],
};

/** @returns a configuration for fontconfig: that of the machine, and beside it which font stands in for which. */
export function fontConfiguration(): string {
  const aliases = Object.entries(STAND_INS).map(([family, others]) => `<alias binding="same"><family>${family}</family><accept>${others.map((other) => `<family>${other}</family>`).join('')}</accept></alias>`);
  return `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n<include ignore_missing="yes">/etc/fonts/fonts.conf</include>\n${aliases.join('\n')}\n</fontconfig>\n`;
}
