import type { AccountMessages } from './AccountMessages.js';

/** Korean, the forms around a password. */
export const koAccount: AccountMessages = {
  locale: 'ko',

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
