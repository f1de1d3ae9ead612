/**
 * Why a notice cannot be delivered, as it goes on the record: one line in Chinese, one in English, each with what, where and
 * what to do. `lineIn` of the templates picks the reader's.
 */
export function vacantPost(title: string): string {
  return `职务“${title}”目前无人担任。请在名册中登记任职人员。\nNobody holds the post "${title}". Enter its holder in the directory.`;
}

/** The reasons for which a notice is not sent though nothing stands in the way. */
export function notWanted(name: string): string {
  return `${name} 已选择不接收此类提醒，督办规则允许。\n${name} chose to do without such notices, which the policy allows.`;
}

export function noMoreStandingIn(name: string): string {
  return `${name} 的代理已经结束，副本不再发送；原提醒照常发给任职人。\n${name} stands in no longer, so this copy is not sent; the notice itself goes to the holder.`;
}

export function nothingToSay(): string {
  return '本期没有与收件人有关的事项，未发送。\nNothing of this week concerns the recipient, so nothing was sent.';
}

export function noAddress(name: string, address: string): string {
  if (address === '') return `${name} 未登记邮箱地址。请在名册中补录。\nNo mail address is known for ${name}. Enter it in the directory.`;
  return `${name} 登记的邮箱地址“${address}”格式不正确。请在名册中更正。\nThe mail address "${address}" of ${name} is malformed. Correct it in the directory.`;
}

export function refusedByServer(address: string, reply: string): string {
  return `邮件服务器拒收发往 ${address} 的邮件（${reply}）。请核对邮箱地址，或与邮件管理员联系。\nThe mail server refuses mail to ${address} (${reply}). Check the address or ask the mail administrator.`;
}

export function postponedTooLong(address: string, days: number, reply: string): string {
  return `邮件服务器连续 ${days} 天暂缓接收发往 ${address} 的邮件（${reply}）。请核对该邮箱是否已满或停用。\nFor ${days} days the mail server has put off mail to ${address} (${reply}). Check whether that mailbox is full or out of use.`;
}

export function refusedByRobot(reply: string): string {
  return `群机器人未接收消息（${reply}）。请核对机器人的网址、密钥和安全设置（ROBOTS_FILE）。\nThe group's robot did not take the message (${reply}). Check its URL, secret and security settings (ROBOTS_FILE).`;
}

export function perhapsSent(reply: string): string {
  const detail = reply === '' ? ['系统在等待答复时中断', 'the system stopped while it waited for the answer'] as const : [reply, reply] as const;
  return `消息可能已送达群聊，但未得到答复（${detail[0]}）；为免重复不再发送。\nThe message may have reached the group, but there was no answer (${detail[1]}); it is not repeated.`;
}

export function notForGroups(): string {
  return '此类内容不发到群里；本人另有邮件。\nNews of this kind is not told to groups; the people themselves get mail.';
}

export function robotGone(): string {
  return '该群机器人已从设置中去掉。\nThis robot was taken out of the settings.';
}
