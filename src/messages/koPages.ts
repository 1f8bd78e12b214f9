import type { PageMessages } from './PageMessages.js';

/** Korean, the screens that take the place of NextAuth's own. */
export const koPages: PageMessages = {
  locale: 'ko',

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
