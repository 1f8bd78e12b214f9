import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** 简体中文. */
export const zhCN: Messages = {
  locale: 'zh-CN',
  dir: 'ltr',
  failure: {
    invalidCredentials: '邮箱或密码不正确。请检查后重试。',
    invalidInput: '部分内容无效。请检查后重试。',
    accountLocked: '此账号已被锁定。请联系本网站的管理员解锁。',
    tooManyAttempts: '尝试次数过多。',
    backendUnreachable: '无法连接登录服务。请稍后重试。',
    backendTimeout: '登录服务响应超时。请重试。',
    backendFault: '服务出现问题。请稍后重试。',
    offline: '你已离线。请检查网络连接后重试。',
    staleForm: '此页面打开时间过长。请重新加载后再试。',
    cookiesBlocked: '你的浏览器禁用了 Cookie，因此无法保持登录。请允许本网站使用 Cookie。',
    accessDenied: '此账号没有访问权限。',
    sessionRequired: '请登录后查看此页面。',
    oauthFailed: '登录未成功。请重试，或使用其他方式。',
    accountNotLinked: '请使用你首次登录时的方式登录。',
    emailNotSent: '邮件发送失败。请重试。',
    verificationFailed: '此链接已过期或已被使用。请重新登录。',
    emailTaken: '此邮箱已有账号。请登录；如果忘记了密码，请设置新密码。',
    breachedPassword: '此密码出现在已泄露的密码列表中。请换一个密码。',
    linkExpired: '此链接已过期或不完整。请重新获取。',
    linkUsed: '此链接已被使用。如有需要，请重新获取。',
    invalidCode: '验证码不正确。请检查，或重新获取。',
    challengeExpired: '已超时或尝试次数过多。请重新输入密码。',
    configuration: '登录功能设置有误。请告知本网站的管理员。',
    unexpected: '出了点问题。请重试。',
  },
  retryAfter: '{time}后可以重试。',
  retryNow: '现在可以重试了。',
  slow: '所需时间比平时长。',
  credentialsRejected: '没有与这些内容匹配的账号。请检查后重试。',
  fieldRefused: '此内容无效。',

  email: '邮箱',
  emailPlaceholder: 'name@example.com',
  emailMissing: '请输入邮箱地址。',
  emailMalformed: '请输入类似 name@example.com 的邮箱地址。',
  password: '密码',
  passwordMissing: '请输入密码。',
  fieldMissing: '请填写“{label}”。',
  showPassword: '显示密码',
  passwordShown: '密码已显示。',
  passwordHidden: '密码已隐藏。',
  capsLock: '大写锁定已开启。',
  forgotPassword: '忘记密码？',
  noAccount: '还没有账号？',
  register: '创建账号',
  signIn: '登录',
  signingIn: '正在登录…',

  signInTitle: '登录',
  alreadySignedIn: '你已登录。',
  movingOn: '你已登录，正在跳转…',
  goOn: '继续',
};

/** 简体中文：页面保护、账号标识与会话结束. */
export const zhCNSession: SessionMessages = {
  checking: '正在检查登录状态…',
  expired: '会话已结束。',
  unreachable: '暂时无法检查登录状态。',
  forbidden: '你没有权限访问此页面。',
  redirecting: '正在前往登录页面…',
  retry: '重试',
  signInAgain: '重新登录',

  sessionEndsSoon: '会话即将结束',
  extendHint: '{time}后将退出登录。要保持登录吗？',
  endHint: '{time}后需要重新登录。此页面上的内容会保留。',
  extendFailed: '操作未成功。请重试。',
  staySignedIn: '保持登录',
  understood: '知道了',
  notNow: '以后再说',
  signInInPlace: '重新登录即可继续。此页面上的内容会保留。',
  otherUser: '另一位用户已登录。此页面将重新加载。',
  leave: '不登录，直接离开',

  accountMenu: '账号：{name}',
  anonymous: '账号',
  sessionEnds: '会话结束时间：{time}',
  signOut: '退出登录',
  signOutPending: '已在此设备退出。连接到服务器后将完成退出。',
};

/** 简体中文：代替 NextAuth 页面的页面. */
export const zhCNPages: PageMessages = {
  or: '或',
  continueWith: '使用 {provider} 继续',
  goingTo: '正在前往 {provider}…',
  lastUsed: '上次使用',

  titleWithError: '错误：{title}',

  signOutTitle: '退出登录',
  signOutQuestion: '要退出登录吗？',
  signedInAs: '当前登录账号：{name}。',
  signOut: '退出登录',
  signingOut: '正在退出…',
  cancel: '取消',
  signedOutAlready: '你已退出登录。',
  toStart: '前往首页',

  errorTitle: '操作未成功',
  accessDeniedTitle: '无法访问',
  verificationTitle: '此链接已失效',
  configurationTitle: '服务出现问题',
  errorText: '登录时出了问题。请重试。',
  backToSignIn: '返回登录',

  checkEmailTitle: '请查收邮件',
  linkSentTo: '我们已将登录链接发送至 {email}。',
  linkSent: '我们已向你发送登录链接。',
  linkHint: '请在此浏览器中打开链接。如果没有收到，请查看垃圾邮件文件夹。',
  sendAgain: '重新发送',
  sendingAgain: '正在发送…',
  sentAgain: '已重新发送。',
  sendAgainIn: '{time}后可以重新发送。',
  wrongAddress: '地址不对？',

  welcomeTitle: '欢迎',
  goOn: '继续',

  close: '关闭',
};

/** 简体中文：与密码有关的表单. */
export const zhCNAccount: AccountMessages = {
  codeTitle: '输入验证码',
  codeHint: '我们已向你发送验证码，几分钟内有效。',
  code: '验证码',
  codeMissing: '请输入验证码。',
  checkCode: '继续',
  checkingCode: '正在验证…',
  resendCode: '重新获取验证码',
  resendIn: '{time}后可以重新获取验证码。',
  codeResent: '新的验证码已发送。',
  backToPassword: '返回输入密码',
  newPasswordTitle: '设置新密码',
  newPasswordHint: '继续之前需要修改密码。',

  name: '姓名',
  newPassword: '新密码',
  currentPassword: '当前密码',
  currentPasswordMissing: '请输入当前密码。',
  currentPasswordWrong: '当前密码不正确。',
  newPasswordMissing: '请设置密码。',
  passwordTooShort: '请至少使用 {count} 个字符。',
  passwordAdvice: '至少 {count} 个字符。最好使用几个容易记住的词语。',
  strengthWeak: '容易被猜到。再加几个词会更安全。',
  strengthFair: '还不错。越长越安全。',
  strengthStrong: '密码强度高。',

  registerTitle: '创建账号',
  createAccount: '创建账号',
  creatingAccount: '正在创建账号…',
  haveAccount: '已有账号？',
  signIn: '登录',
  registered: '即将完成。我们已发送邮件，请按其中的说明继续。',

  forgotTitle: '忘记密码？',
  forgotHint: '输入你的邮箱地址，我们会发送用于设置新密码的链接。',
  sendLink: '发送链接',
  sendingLink: '正在发送…',
  linkSent: '如果此地址有对应的账号，我们会向其发送链接。请同时查看垃圾邮件文件夹。',
  backToSignIn: '返回登录',

  resetTitle: '设置新密码',
  savePassword: '保存密码',
  savingPassword: '正在保存…',
  passwordSaved: '新密码已保存。现在可以用它登录。',
  requestNewLink: '重新获取链接',

  changeTitle: '修改密码',
  passwordChanged: '密码已修改。',

  magicLink: '发送登录链接',
  sendingMagicLink: '正在发送…',
};
