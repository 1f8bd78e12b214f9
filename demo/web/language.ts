import type { Locale } from 'next-auth-ui';

/** The demo's own words. */
interface DemoWords {
  home: string;
  intro: string;
  products: string;
  guards: string;
  byFetch: string;
  byAxios: string;
  byProxy: string;
  guardedBrowser: string;
  guardedServer: string;
  guardedProxy: string;
  admin: string;
  pagesRouter: string;
  unauthorized: string;
  unauthorizedHint: string;
  failed: string;
  loading: string;
  hello: string;
  secret: string;
  language: string;
  change: string;
  notes: string;
  note: string;
  account: string;
  changePassword: string;
  welcome: string;
}

const words: { readonly [locale in Locale]?: DemoWords } & { en: DemoWords } = {
  en: {
    home: 'Home',
    intro: 'A Next.js app whose users live in another backend. Everything about signing in comes from next-auth-ui.',
    products: 'Products, fetched with the backend’s token',
    guards: 'Pages behind sign-in',
    byFetch: 'Products by fetch',
    byAxios: 'Products by Axios',
    byProxy: 'Products by proxy',
    guardedBrowser: 'Guarded by AuthGuard',
    guardedServer: 'Guarded on the server',
    guardedProxy: 'Guarded in proxy.ts',
    admin: 'Admins only',
    pagesRouter: 'Pages Router',
    unauthorized: 'Unauthorized',
    unauthorizedHint: 'Sign in to see the products.',
    failed: 'The products could not be read.',
    loading: 'Loading…',
    hello: 'Hello',
    secret: 'Only people who are signed in see this.',
    language: 'Language',
    change: 'Change',
    notes: 'Notes, with a session that may end',
    note: 'Note',
    account: 'Your account',
    changePassword: 'Change password',
    welcome: 'Good to have you here. Your account is ready.',
  },
  ko: {
    home: '홈',
    intro: '사용자가 다른 백엔드에 있는 Next.js 앱입니다. 로그인에 관한 모든 것은 next-auth-ui가 맡습니다.',
    products: '백엔드 토큰으로 가져온 상품',
    guards: '로그인이 필요한 페이지',
    byFetch: 'fetch로 가져온 상품',
    byAxios: 'Axios로 가져온 상품',
    byProxy: '프록시로 가져온 상품',
    guardedBrowser: 'AuthGuard로 보호',
    guardedServer: '서버에서 보호',
    guardedProxy: 'proxy.ts에서 보호',
    admin: '관리자 전용',
    pagesRouter: 'Pages Router',
    unauthorized: '권한 없음',
    unauthorizedHint: '상품을 보려면 로그인해 주세요.',
    failed: '상품을 불러오지 못했습니다.',
    loading: '불러오는 중…',
    hello: '안녕하세요',
    secret: '로그인한 사람만 볼 수 있습니다.',
    language: '언어',
    change: '변경',
    notes: '메모와 만료될 수 있는 세션',
    note: '메모',
    account: '내 계정',
    changePassword: '비밀번호 변경',
    welcome: '함께하게 되어 반갑습니다. 계정이 준비되었습니다.',
  },
};

/** The demo's words in a language; those of languages that it does not speak, unlike the kit, are English. */
export const wordsOf = (language: Locale): DemoWords => words[language] ?? words.en;

export const languageNames: { readonly [locale in Locale]: string } = {
  en: 'English',
  ko: '한국어',
  ja: '日本語',
  'zh-CN': '简体中文',
  es: 'Español',
  'pt-BR': 'Português',
  fr: 'Français',
  de: 'Deutsch',
  ar: 'العربية',
  he: 'עברית',
};

export const languageCookie = 'demo-language';
