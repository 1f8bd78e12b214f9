import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** 한국어. */
export const ko: Messages = {
  locale: 'ko',
  dir: 'ltr',
  failure: {
    invalidCredentials: '이메일 또는 비밀번호가 일치하지 않습니다. 확인하고 다시 시도해 주세요.',
    invalidInput: '입력한 내용을 사용할 수 없습니다. 확인하고 다시 시도해 주세요.',
    accountLocked: '잠긴 계정입니다. 사이트 관리자에게 잠금 해제를 요청해 주세요.',
    tooManyAttempts: '시도 횟수가 너무 많습니다.',
    backendUnreachable: '로그인 서비스에 연결할 수 없습니다. 잠시 후 다시 시도해 주세요.',
    backendTimeout: '로그인 서비스의 응답이 너무 늦습니다. 다시 시도해 주세요.',
    backendFault: '서비스에 문제가 생겼습니다. 나중에 다시 시도해 주세요.',
    offline: '오프라인 상태입니다. 연결을 확인하고 다시 시도해 주세요.',
    staleForm: '페이지가 너무 오래 열려 있었습니다. 새로 고친 뒤 다시 시도해 주세요.',
    cookiesBlocked: '브라우저가 쿠키를 차단하고 있어 로그인 상태를 유지할 수 없습니다. 이 사이트의 쿠키를 허용해 주세요.',
    accessDenied: '이 계정으로는 접근할 수 없습니다.',
    sessionRequired: '이 페이지를 보려면 로그인해 주세요.',
    oauthFailed: '로그인하지 못했습니다. 다시 시도하거나 다른 방법을 이용해 주세요.',
    accountNotLinked: '처음 로그인할 때 사용한 방법으로 로그인해 주세요.',
    emailNotSent: '이메일을 보내지 못했습니다. 다시 시도해 주세요.',
    verificationFailed: '링크가 만료되었거나 이미 사용되었습니다. 다시 로그인해 주세요.',
    emailTaken: '이 이메일 주소로 만든 계정이 이미 있습니다. 로그인하거나, 비밀번호를 잊으셨다면 새로 정해 주세요.',
    breachedPassword: '유출된 비밀번호 목록에 있는 비밀번호입니다. 다른 비밀번호를 정해 주세요.',
    linkExpired: '링크가 만료되었거나 완전하지 않습니다. 새 링크를 요청해 주세요.',
    linkUsed: '이미 사용한 링크입니다. 필요하면 새 링크를 요청해 주세요.',
    invalidCode: '코드가 맞지 않습니다. 다시 확인하거나 새 코드를 요청해 주세요.',
    challengeExpired: '시간이 지났거나 시도 횟수를 넘었습니다. 비밀번호를 다시 입력해 주세요.',
    configuration: '로그인 설정이 올바르지 않습니다. 사이트 관리자에게 알려 주세요.',
    unexpected: '문제가 발생했습니다. 다시 시도해 주세요.',
  },
  retryAfter: '{time} 후에 다시 시도할 수 있습니다.',
  retryNow: '이제 다시 시도할 수 있습니다.',
  slow: '평소보다 오래 걸리고 있습니다.',
  credentialsRejected: '입력한 내용과 일치하는 계정이 없습니다. 확인하고 다시 시도해 주세요.',
  fieldRefused: '이 값은 사용할 수 없습니다.',

  email: '이메일',
  emailPlaceholder: 'you@example.com',
  emailMissing: '이메일 주소를 입력해 주세요.',
  emailMalformed: 'name@example.com 형식의 이메일 주소를 입력해 주세요.',
  password: '비밀번호',
  passwordMissing: '비밀번호를 입력해 주세요.',
  fieldMissing: '‘{label}’ 항목을 입력해 주세요.',
  showPassword: '비밀번호 표시',
  passwordShown: '비밀번호가 표시됩니다.',
  passwordHidden: '비밀번호가 숨겨졌습니다.',
  capsLock: 'Caps Lock이 켜져 있습니다.',
  forgotPassword: '비밀번호를 잊으셨나요?',
  noAccount: '계정이 없으신가요?',
  register: '회원가입',
  signIn: '로그인',
  signingIn: '로그인 중…',

  signInTitle: '로그인',
  alreadySignedIn: '로그인되어 있습니다.',
  movingOn: '로그인되어 있습니다. 이동하는 중…',
  goOn: '계속하기',
};

/** 한국어: 접근 보호, 계정 배지, 만료 알림. */
export const koSession: SessionMessages = {
  checking: '로그인 상태를 확인하는 중…',
  expired: '세션이 종료되었습니다.',
  unreachable: '지금은 로그인 상태를 확인할 수 없습니다.',
  forbidden: '이 페이지에 접근할 권한이 없습니다.',
  redirecting: '로그인 페이지로 이동하는 중…',
  retry: '다시 시도',
  signInAgain: '다시 로그인',

  sessionEndsSoon: '세션이 곧 종료됩니다',
  extendHint: '{time} 후에 로그아웃됩니다. 로그인 상태를 유지할까요?',
  endHint: '{time} 후에 다시 로그인해야 합니다. 이 페이지의 내용은 그대로 유지됩니다.',
  extendFailed: '처리하지 못했습니다. 다시 시도해 주세요.',
  staySignedIn: '로그인 유지',
  understood: '확인',
  notNow: '나중에',
  signInInPlace: '다시 로그인하면 하던 일을 계속할 수 있습니다. 이 페이지의 내용은 그대로 유지됩니다.',
  otherUser: '다른 사용자가 로그인했습니다. 이 페이지를 새로 불러옵니다.',
  leave: '로그인하지 않고 나가기',

  accountMenu: '계정: {name}',
  anonymous: '계정',
  sessionEnds: '{time}에 세션이 종료됩니다',
  signOut: '로그아웃',
  signOutPending: '이 기기에서 로그아웃했습니다. 서버에 연결되면 마무리하겠습니다.',
};

/** 한국어: NextAuth의 화면을 대신하는 화면. */
export const koPages: PageMessages = {
  or: '또는',
  continueWith: '{provider}(으)로 계속하기',
  goingTo: '{provider}(으)로 이동하는 중…',
  lastUsed: '최근 사용',

  titleWithError: '오류: {title}',

  signOutTitle: '로그아웃',
  signOutQuestion: '로그아웃하시겠습니까?',
  signedInAs: '{name} 님으로 로그인되어 있습니다.',
  signOut: '로그아웃',
  signingOut: '로그아웃하는 중…',
  cancel: '취소',
  signedOutAlready: '로그아웃되었습니다.',
  toStart: '시작 페이지로 이동',

  errorTitle: '로그인하지 못했습니다',
  accessDeniedTitle: '접근할 수 없습니다',
  verificationTitle: '더 이상 사용할 수 없는 링크입니다',
  configurationTitle: '서비스에 문제가 있습니다',
  errorText: '로그인하는 중에 문제가 발생했습니다. 다시 시도해 주세요.',
  backToSignIn: '로그인으로 돌아가기',

  checkEmailTitle: '이메일을 확인해 주세요',
  linkSentTo: '{email}(으)로 로그인 링크를 보냈습니다.',
  linkSent: '로그인 링크를 보냈습니다.',
  linkHint: '이 브라우저에서 링크를 열어 주세요. 메일이 오지 않으면 스팸함을 확인해 주세요.',
  sendAgain: '다시 보내기',
  sendingAgain: '보내는 중…',
  sentAgain: '링크를 다시 보냈습니다.',
  sendAgainIn: '{time} 후에 다시 보낼 수 있습니다.',
  wrongAddress: '주소가 잘못되었나요?',

  welcomeTitle: '환영합니다',
  goOn: '계속',

  close: '닫기',
};

/** 한국어: 비밀번호 관련 양식. */
export const koAccount: AccountMessages = {
  codeTitle: '인증 코드 입력',
  codeHint: '인증 코드를 보냈습니다. 코드는 몇 분 동안만 유효합니다.',
  code: '인증 코드',
  codeMissing: '인증 코드를 입력해 주세요.',
  checkCode: '계속',
  checkingCode: '확인 중…',
  resendCode: '새 코드 받기',
  resendIn: '{time} 후에 새 코드를 요청할 수 있습니다.',
  codeResent: '새 코드를 보냈습니다.',
  backToPassword: '비밀번호 입력으로 돌아가기',
  newPasswordTitle: '새 비밀번호 설정',
  newPasswordHint: '계속하려면 비밀번호를 변경해야 합니다.',

  name: '이름',
  newPassword: '새 비밀번호',
  currentPassword: '현재 비밀번호',
  currentPasswordMissing: '현재 비밀번호를 입력해 주세요.',
  currentPasswordWrong: '현재 비밀번호가 아닙니다.',
  newPasswordMissing: '비밀번호를 정해 주세요.',
  passwordTooShort: '{count}자 이상 입력해 주세요.',
  passwordAdvice: '{count}자 이상. 기억하기 쉬운 단어를 여러 개 이어 쓰는 것이 가장 좋습니다.',
  strengthWeak: '추측하기 쉽습니다. 단어를 몇 개 더하면 강해집니다.',
  strengthFair: '나쁘지 않습니다. 길수록 강합니다.',
  strengthStrong: '강한 비밀번호입니다.',

  registerTitle: '계정 만들기',
  createAccount: '계정 만들기',
  creatingAccount: '계정을 만드는 중…',
  haveAccount: '이미 계정이 있으신가요?',
  signIn: '로그인',
  registered: '거의 다 되었습니다. 다음 단계를 안내하는 이메일을 보냈습니다.',

  forgotTitle: '비밀번호를 잊으셨나요?',
  forgotHint: '이메일 주소를 입력하시면 새 비밀번호를 정할 수 있는 링크를 보내 드립니다.',
  sendLink: '링크 받기',
  sendingLink: '보내는 중…',
  linkSent: '이 주소로 등록된 계정이 있으면 링크를 보내 드립니다. 스팸함도 확인해 주세요.',
  backToSignIn: '로그인으로 돌아가기',

  resetTitle: '새 비밀번호 설정',
  savePassword: '비밀번호 저장',
  savingPassword: '저장 중…',
  passwordSaved: '새 비밀번호를 저장했습니다. 이제 로그인할 수 있습니다.',
  requestNewLink: '새 링크 요청',

  changeTitle: '비밀번호 변경',
  passwordChanged: '비밀번호를 변경했습니다.',

  magicLink: '로그인 링크 받기',
  sendingMagicLink: '보내는 중…',
};
