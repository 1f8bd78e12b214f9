import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** 日本語. */
export const ja: Messages = {
  locale: 'ja',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'メールアドレスまたはパスワードが正しくありません。確認して、もう一度お試しください。',
    invalidInput: '受け付けられない入力があります。確認して、もう一度お試しください。',
    accountLocked: 'アカウントがロックされています。サイトの管理者にご連絡ください。',
    tooManyAttempts: '試行回数が多すぎます。',
    backendUnreachable: 'ログインサービスに接続できません。しばらくしてからもう一度お試しください。',
    backendTimeout: 'ログインサービスが応答しません。もう一度お試しください。',
    backendFault: 'サービス側で問題が発生しました。後でもう一度お試しください。',
    offline: 'オフラインです。接続を確認して、もう一度お試しください。',
    staleForm: 'ページを開いてから時間が経ちました。再読み込みして、もう一度お試しください。',
    cookiesBlocked: 'ブラウザがCookieをブロックしています。ログインを保つには、このサイトのCookieを許可してください。',
    accessDenied: 'このアカウントではアクセスできません。',
    sessionRequired: 'このページを表示するにはログインしてください。',
    oauthFailed: 'ログインできませんでした。もう一度試すか、別の方法をお使いください。',
    accountNotLinked: '最初にログインしたときと同じ方法でログインしてください。',
    emailNotSent: 'メールを送信できませんでした。もう一度お試しください。',
    verificationFailed: 'リンクが期限切れか、すでに使用されています。もう一度ログインしてください。',
    emailTaken: 'このメールアドレスのアカウントはすでにあります。ログインするか、お忘れの場合は新しいパスワードを設定してください。',
    breachedPassword: 'このパスワードは流出リストに含まれています。別のパスワードにしてください。',
    linkExpired: 'リンクが期限切れか不完全です。新しいリンクを取得してください。',
    linkUsed: 'このリンクはすでに使用されています。必要な場合は新しいリンクを取得してください。',
    invalidCode: 'コードが正しくありません。確認するか、新しいコードを取得してください。',
    challengeExpired: '時間切れか、試行回数が多すぎます。もう一度パスワードを入力してください。',
    configuration: 'ログインが正しく設定されていません。サイトの管理者にお知らせください。',
    unexpected: '問題が発生しました。もう一度お試しください。',
  },
  retryAfter: '{time}後にもう一度お試しいただけます。',
  retryNow: 'もう一度お試しいただけます。',
  slow: 'いつもより時間がかかっています。',
  credentialsRejected: '入力内容に一致するアカウントがありません。確認して、もう一度お試しください。',
  fieldRefused: 'この内容は受け付けられません。',

  email: 'メールアドレス',
  emailPlaceholder: 'name@example.com',
  emailMissing: 'メールアドレスを入力してください。',
  emailMalformed: 'name@example.comのようなメールアドレスを入力してください。',
  password: 'パスワード',
  passwordMissing: 'パスワードを入力してください。',
  fieldMissing: '「{label}」を入力してください。',
  showPassword: 'パスワードを表示',
  passwordShown: 'パスワードが表示されています。',
  passwordHidden: 'パスワードは非表示です。',
  capsLock: 'Caps Lockがオンになっています。',
  forgotPassword: 'パスワードをお忘れですか？',
  noAccount: 'アカウントをお持ちでない場合は',
  register: 'アカウントを作成',
  signIn: 'ログイン',
  signingIn: 'ログイン中…',

  signInTitle: 'ログイン',
  alreadySignedIn: 'ログイン済みです。',
  movingOn: 'ログインしました。移動しています…',
  goOn: '続ける',
};

/** 日本語：ページの保護、アカウント表示、セッション終了. */
export const jaSession: SessionMessages = {
  checking: 'ログイン状態を確認しています…',
  expired: 'セッションが終了しました。',
  unreachable: '現在、ログイン状態を確認できません。',
  forbidden: 'このページにアクセスする権限がありません。',
  redirecting: 'ログインページに移動しています…',
  retry: '再試行',
  signInAgain: 'もう一度ログイン',

  sessionEndsSoon: 'まもなくセッションが終了します',
  extendHint: '{time}後にログアウトします。ログインしたままにしますか？',
  endHint: '{time}後にもう一度ログインが必要になります。このページの内容はそのまま残ります。',
  extendFailed: '処理できませんでした。もう一度お試しください。',
  staySignedIn: 'ログインしたままにする',
  understood: 'OK',
  notNow: '後で',
  signInInPlace: 'もう一度ログインすると、続きから再開できます。このページの内容はそのまま残ります。',
  otherUser: '別のユーザーがログインしました。このページを読み込み直します。',
  leave: 'ログインせずに離れる',

  accountMenu: 'アカウント：{name}',
  anonymous: 'アカウント',
  sessionEnds: 'セッション終了：{time}',
  signOut: 'ログアウト',
  signOutPending: 'この端末ではログアウトしました。サーバーに接続でき次第、処理を完了します。',
};

/** 日本語：NextAuthの画面に代わる画面. */
export const jaPages: PageMessages = {
  or: 'または',
  continueWith: '{provider}で続ける',
  goingTo: '{provider}に移動しています…',
  lastUsed: '前回使用',

  titleWithError: 'エラー：{title}',

  signOutTitle: 'ログアウト',
  signOutQuestion: 'ログアウトしますか？',
  signedInAs: '{name}としてログインしています。',
  signOut: 'ログアウト',
  signingOut: 'ログアウト中…',
  cancel: 'キャンセル',
  signedOutAlready: 'ログアウト済みです。',
  toStart: 'トップページへ',

  errorTitle: 'ログインできませんでした',
  accessDeniedTitle: 'アクセスできません',
  verificationTitle: 'このリンクはもう使えません',
  configurationTitle: 'サービス側の問題です',
  errorText: 'ログイン中に問題が発生しました。もう一度お試しください。',
  backToSignIn: 'ログインに戻る',

  checkEmailTitle: 'メールをご確認ください',
  linkSentTo: '{email}にログイン用リンクを送信しました。',
  linkSent: 'ログイン用リンクを送信しました。',
  linkHint: 'このブラウザでリンクを開いてください。届かない場合は迷惑メールフォルダをご確認ください。',
  sendAgain: '再送信',
  sendingAgain: '送信中…',
  sentAgain: 'もう一度送信しました。',
  sendAgainIn: '{time}後に再送信できます。',
  wrongAddress: 'アドレスが違いますか？',

  welcomeTitle: 'ようこそ',
  goOn: '続ける',

  close: '閉じる',
};

/** 日本語：パスワード関連のフォーム. */
export const jaAccount: AccountMessages = {
  codeTitle: '確認コードを入力',
  codeHint: '確認コードを送信しました。数分間有効です。',
  code: '確認コード',
  codeMissing: '確認コードを入力してください。',
  checkCode: '続ける',
  checkingCode: '確認中…',
  resendCode: '新しいコードを送信',
  resendIn: '{time}後に新しいコードを取得できます。',
  codeResent: '新しいコードを送信しました。',
  backToPassword: 'パスワード入力に戻る',
  newPasswordTitle: '新しいパスワードを設定',
  newPasswordHint: '続ける前にパスワードの変更が必要です。',

  name: '名前',
  newPassword: '新しいパスワード',
  currentPassword: '現在のパスワード',
  currentPasswordMissing: '現在のパスワードを入力してください。',
  currentPasswordWrong: '現在のパスワードと異なります。',
  newPasswordMissing: 'パスワードを設定してください。',
  passwordTooShort: '{count}文字以上にしてください。',
  passwordAdvice: '{count}文字以上。覚えやすい単語をいくつか組み合わせるのがおすすめです。',
  strengthWeak: '推測されやすいパスワードです。単語をいくつか足すと強くなります。',
  strengthFair: '悪くありません。長いほど強くなります。',
  strengthStrong: '強いパスワードです。',

  registerTitle: 'アカウントを作成',
  createAccount: 'アカウントを作成',
  creatingAccount: 'アカウントを作成中…',
  haveAccount: 'すでにアカウントをお持ちですか？',
  signIn: 'ログイン',
  registered: 'あと少しです。次の手順を記載したメールを送信しました。',

  forgotTitle: 'パスワードをお忘れですか？',
  forgotHint: 'メールアドレスを入力してください。新しいパスワードを設定するためのリンクをお送りします。',
  sendLink: 'リンクを送信',
  sendingLink: '送信中…',
  linkSent: 'このアドレスのアカウントがあれば、リンクをお送りします。迷惑メールフォルダもご確認ください。',
  backToSignIn: 'ログインに戻る',

  resetTitle: '新しいパスワードを設定',
  savePassword: 'パスワードを保存',
  savingPassword: '保存中…',
  passwordSaved: '新しいパスワードを保存しました。このパスワードでログインできます。',
  requestNewLink: '新しいリンクを取得',

  changeTitle: 'パスワードを変更',
  passwordChanged: 'パスワードを変更しました。',

  magicLink: 'ログイン用リンクを送信',
  sendingMagicLink: '送信中…',
};
