/**
 * What the api itself can have to say, beside the refusals of `domain/refusals.ts`. Codes are stable; both lists together are
 * documented in `docs/refusals.md`. `{name}` in a text is filled from the error's parameters.
 */
export const API_ERRORS = {
  notSignedIn: { zh: '尚未登录：请求没有带登录令牌。请先在首页选择办理人，或用 bihuan 命令的 --as 指明。', en: 'Not signed in: the request carries no session token. Choose a person on the start page, or name one with --as of the bihuan command.' },
  sessionInvalid: { zh: '登录已失效或令牌不是本系统签发的。请重新登录。', en: 'The session is over or its token is not ours. Sign in again.' },
  notOneMachine: { zh: '本系统不是单机演示模式，不能直接选择办理人。请通过本单位的统一身份认证登录。', en: 'This is not the one-machine mode, so a person cannot simply be chosen. Sign in through your organisation.' },
  notThisMachine: { zh: '单机演示模式只接受本机访问，您的请求来自其他机器或经过代理。请在运行本系统的机器上操作。', en: 'The one-machine mode answers this machine only, and your request came from another or through a proxy. Work on the machine that runs it.' },
  wrongHost: { zh: '请求的主机名“{host}”不是本系统的地址。请改用 {known}。', en: 'The host name "{host}" is not an address of this system. Use {known}.' },
  crossSite: { zh: '请求来自其他网站（{origin}），已拒绝。请直接在本系统中操作。', en: 'The request comes from another site ({origin}) and was refused. Work in this system itself.' },
  badInput: { zh: '请求内容有误，共 {count} 处；请按各字段的说明改正后重试。', en: 'The request has {count} faults; correct the fields named and try again.' },
  notJson: { zh: '请求正文不是有效的 JSON：{reason}。请检查括号、引号和逗号。', en: 'The body of the request is not valid JSON: {reason}. Check brackets, quotes and commas.' },
  mediaType: { zh: '不接受“{type}”格式的正文。请以 application/json 发送。', en: 'A body of type "{type}" is not accepted. Send application/json.' },
  tooLarge: { zh: '请求正文超过上限 {limit}。附件只登记名称、大小、摘要和日期，请勿上传文件本身；方案过大请拆分。', en: 'The body of the request is larger than {limit}. Evidence is registered by name, size, hash and date, not uploaded; split a plan that is too large.' },
  unknownPath: { zh: '没有 {method} {path} 这个接口。接口清单见 /api/openapi.json。', en: 'There is no {method} {path}. The list of endpoints is at /api/openapi.json.' },
  unknownPlan: { zh: '没有编号为“{plan}”的整改方案；现有：{known}。', en: 'There is no plan "{plan}"; there are {known}.' },
  unknownVersion: { zh: '整改方案“{plan}”没有摘要为“{hash}”的版本，或摘要写得太短，不止一个版本符合。', en: 'The plan "{plan}" has no version of the hash "{hash}", or more than one begins with it.' },
  unknownCircular: { zh: '整改方案“{plan}”没有 {period} 的通报。', en: 'The plan "{plan}" has no circular of {period}.' },
  planNeverSubmitted: { zh: '整改方案“{plan}”是在审批制度之前启动的，没有提交过审批。修订时先用 plan submit 提交。', en: 'The plan "{plan}" was started before plans were approved and was never handed in. To change it, hand it in with plan submit.' },
  unknownMeasure: { zh: '整改方案中没有措施“{measure}”。请核对编号，或用 measure list 查看清单。', en: 'There is no measure "{measure}" in the plan. Check the id, or see measure list.' },
  unknownMail: { zh: '没有编号为“{mail}”的邮件。请用 mail list 查看清单。', en: 'There is no mail "{mail}". See mail list.' },
  noCertificate: { zh: '措施“{measure}”没有销号凭证：尚未销号，或所写轮次没有销号，或销号时本系统还不签发凭证。', en: 'The measure "{measure}" has no closure certificate: it has not been closed, or not in that cycle, or before certificates were issued.' },
  unknownCheckpoint: { zh: '整改方案没有核验点“{checkpoint}”。请用 audit export 或核验点清单查看。', en: 'The plan has no checkpoint "{checkpoint}". See the list of checkpoints.' },
  planHasErrors: { zh: '整改方案或督办规则有 {count} 处错误，没有启动任何措施。请逐条改正后重新启动。', en: 'The plan or its policy has {count} errors, and no measure was started. Put them right and start again.' },
  planStarting: { zh: '整改方案“{plan}”正在启动（{done}/{total}）。请等它完成。', en: 'The plan "{plan}" is being started already ({done}/{total}). Wait until it is done.' },
  personTaken: { zh: '人员编号“{person}”在其他整改方案中是{name}，本方案却写作{given}。同一编号在全系统只能指一人：如系另一人请换编号，如系同一人请统一姓名。', en: 'The id "{person}" is {name} in another plan, but {given} in this one. An id names one person everywhere: give another person another id, or write the same name.' },
  notAdministrator: { zh: '{person} 不是整改方案“{plan}”的管理员；应由 {allowed} 办理。', en: '{person} is not an administrator of the plan "{plan}"; it is for {allowed}.' },
  notAnyAdministrator: { zh: '{person} 不是任何整改方案的管理员，不能办理。', en: '{person} is not an administrator of any plan.' },
  calendarHasErrors: { zh: '放假安排有 {count} 处错误，没有发布。请逐条改正后重试。', en: 'The list of days off has {count} errors and was not published. Put them right and try again.' },
  calendarGap: { zh: '方案的放假安排只公布到 {through}，不能越过其间年份发布 {year} 年。请先发布前一年的。', en: 'The plan\'s days off are published until {through}; the year {year} cannot be published over those between. Publish the year before first.' },
  calendarDiffers: { zh: '{year} 年的放假安排已经公布，与这份不同（{dates}）。确系更正的，请在文件中写 correction: true。', en: 'The days off of {year} are published already and differ from these ({dates}). If this is a correction, write correction: true in the file.' },
  unknownPostOfPlan: { zh: '整改方案“{plan}”中没有职务“{post}”；现有：{known}。', en: 'There is no post "{post}" in the plan "{plan}"; there are {known}.' },
  nameMissing: { zh: '系统中还没有人员“{person}”。请同时写明姓名（--name），需要邮件提醒的并写明邮箱（--email）。', en: 'Nobody is known as "{person}" yet. Give the name too (--name) and, for notices by mail, the address (--email).' },
  notHolderNorAdministrator: { zh: '{person} 现不担任该职务，也不是管理员，不能指定或结束代理；应由任职人或 {allowed} 办理。', en: '{person} neither holds the post nor administers the plan; the holder arranges who stands in, or {allowed}.' },
  unknownLeader: { zh: '条件中的牵头领导“{leader}”不是本方案的职务或现任职者。', en: 'The lead official "{leader}" in the condition is neither a post of this plan nor somebody who holds one.' },
  engineUnreachable: { zh: '流程引擎暂时没有响应，本次操作的结果未知但不会丢失。请稍后用同一 Idempotency-Key 重试。', en: 'The workflow engine does not answer; what became of the request is not known, but nothing is lost. Try again with the same Idempotency-Key.' },
  storeUnreachable: { zh: '数据库暂时没有响应。请稍后重试；如持续不通，请管理员检查数据库。', en: 'The database does not answer. Try again; if it stays away, have the administrator look at it.' },
  internal: { zh: '系统内部错误，已记入日志（请求编号 {request}）。请把编号告诉管理员。', en: 'An internal error; it is in the log under request {request}. Tell the administrator that number.' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ApiErrorCode = keyof typeof API_ERRORS;
