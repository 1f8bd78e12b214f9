import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** עברית. */
export const he: Messages = {
  locale: 'he',
  dir: 'rtl',
  failure: {
    invalidCredentials: 'כתובת האימייל והסיסמה אינן תואמות. יש לבדוק את שתיהן ולנסות שוב.',
    invalidInput: 'חלק מהפרטים אינם מתקבלים. יש לבדוק אותם ולנסות שוב.',
    accountLocked: 'החשבון הזה נעול. יש לפנות למפעילי האתר כדי לפתוח אותו.',
    tooManyAttempts: 'יותר מדי ניסיונות.',
    backendUnreachable: 'אין גישה לשירות הכניסה. יש לנסות שוב בעוד רגע.',
    backendTimeout: 'שירות הכניסה לא השיב בזמן. יש לנסות שוב.',
    backendFault: 'יש תקלה אצלנו. יש לנסות שוב מאוחר יותר.',
    offline: 'אין חיבור לאינטרנט. יש לבדוק את החיבור ולנסות שוב.',
    staleForm: 'הדף היה פתוח זמן רב מדי. יש לטעון אותו מחדש ולנסות שוב.',
    cookiesBlocked: 'הדפדפן חוסם קובצי \u2068Cookie\u2069, ובלעדיהם אי אפשר להישאר בחשבון. יש לאפשר אותם לאתר הזה.',
    accessDenied: 'אין גישה עם החשבון הזה.',
    sessionRequired: 'יש להיכנס כדי לראות את הדף הזה.',
    oauthFailed: 'הכניסה לא הצליחה. אפשר לנסות שוב או לבחור בדרך אחרת.',
    accountNotLinked: 'יש להיכנס באותה דרך כמו בפעם הראשונה.',
    emailNotSent: 'לא הצלחנו לשלוח את האימייל. יש לנסות שוב.',
    verificationFailed: 'תוקף הקישור פג או שכבר נעשה בו שימוש. יש להיכנס שוב.',
    emailTaken: 'כבר יש חשבון עם כתובת האימייל הזו. אפשר להיכנס, או לבחור סיסמה חדשה אם הקודמת נשכחה.',
    breachedPassword: 'הסיסמה הזו מופיעה ברשימות של סיסמאות גנובות. יש לבחור סיסמה אחרת.',
    linkExpired: 'תוקף הקישור פג או שהוא אינו שלם. יש לבקש קישור חדש.',
    linkUsed: 'כבר נעשה שימוש בקישור הזה. אפשר לבקש חדש אם צריך.',
    invalidCode: 'הקוד אינו נכון. יש לבדוק אותו או לבקש קוד חדש.',
    challengeExpired: 'עבר זמן רב מדי או שהיו יותר מדי ניסיונות. יש להזין את הסיסמה שוב.',
    configuration: 'הכניסה אינה מוגדרת כראוי. יש לעדכן את מפעילי האתר.',
    unexpected: 'משהו השתבש. יש לנסות שוב.',
  },
  retryAfter: 'אפשר יהיה לנסות שוב בעוד {time}.',
  retryNow: 'אפשר לנסות שוב עכשיו.',
  slow: 'זה לוקח יותר זמן מהרגיל.',
  credentialsRejected: 'אין חשבון שתואם לפרטים האלה. יש לבדוק אותם ולנסות שוב.',
  fieldRefused: 'הפרט הזה אינו מתקבל.',

  email: 'אימייל',
  emailPlaceholder: 'name@example.com',
  emailMissing: 'יש להזין כתובת אימייל.',
  emailMalformed: 'יש להזין כתובת אימייל כמו \u2068name@example.com\u2069.',
  password: 'סיסמה',
  passwordMissing: 'יש להזין סיסמה.',
  fieldMissing: 'יש למלא את ”\u2068{label}\u2069”.',
  showPassword: 'הצגת הסיסמה',
  passwordShown: 'הסיסמה מוצגת.',
  passwordHidden: 'הסיסמה מוסתרת.',
  capsLock: 'המקש \u2068Caps Lock\u2069 פועל.',
  forgotPassword: 'שכחת את הסיסמה?',
  noAccount: 'עדיין אין לך חשבון?',
  register: 'יצירת חשבון',
  signIn: 'כניסה',
  signingIn: 'מתבצעת כניסה…',

  signInTitle: 'כניסה',
  alreadySignedIn: 'הכניסה כבר בוצעה.',
  movingOn: 'הכניסה בוצעה. ממשיכים…',
  goOn: 'המשך',
};

/** עברית: הגנה על דפים, תג החשבון וסיום החיבור. */
export const heSession: SessionMessages = {
  checking: 'בודקים את הכניסה…',
  expired: 'פג תוקף הכניסה לחשבון.',
  unreachable: 'אי אפשר לבדוק את הכניסה כרגע.',
  forbidden: 'אין לך גישה לדף הזה.',
  redirecting: 'מעבר לדף הכניסה…',
  retry: 'ניסיון נוסף',
  signInAgain: 'כניסה מחדש',

  sessionEndsSoon: 'תוקף הכניסה עומד לפוג',
  extendHint: 'היציאה תתבצע בעוד {time}. להישאר בחשבון?',
  endHint: 'תידרש כניסה מחדש בעוד {time}. מה שכתוב בדף הזה יישמר.',
  extendFailed: 'זה לא הצליח. יש לנסות שוב.',
  staySignedIn: 'להישאר בחשבון',
  understood: 'הבנתי',
  notNow: 'לא עכשיו',
  signInInPlace: 'כניסה מחדש מאפשרת להמשיך מאותה נקודה. מה שכתוב בדף הזה יישמר.',
  otherUser: 'בוצעה כניסה מחשבון אחר. הדף ייטען מחדש.',
  leave: 'עזיבה בלי להיכנס',

  accountMenu: 'חשבון: \u2068{name}\u2069',
  anonymous: 'חשבון',
  sessionEnds: 'הכניסה בתוקף עד {time}',
  signOut: 'יציאה',
  signOutPending: 'היציאה בוצעה כאן. נשלים אותה כשהשרת יהיה זמין.',
};

/** עברית: הדפים במקום אלה של NextAuth. */
export const hePages: PageMessages = {
  or: 'או',
  continueWith: 'המשך עם \u2068{provider}\u2069',
  goingTo: 'מעבר אל \u2068{provider}\u2069…',
  lastUsed: 'בשימוש לאחרונה',

  titleWithError: 'שגיאה: \u2068{title}\u2069',

  signOutTitle: 'יציאה',
  signOutQuestion: 'לצאת מהחשבון?',
  signedInAs: 'החשבון הנוכחי: \u2068{name}\u2069.',
  signOut: 'יציאה',
  signingOut: 'מתבצעת יציאה…',
  cancel: 'ביטול',
  signedOutAlready: 'היציאה בוצעה.',
  toStart: 'לדף הראשי',

  errorTitle: 'זה לא הצליח',
  accessDeniedTitle: 'אין גישה',
  verificationTitle: 'הקישור הזה כבר אינו תקף',
  configurationTitle: 'תקלה אצלנו',
  errorText: 'משהו השתבש במהלך הכניסה. יש לנסות שוב.',
  backToSignIn: 'חזרה לכניסה',

  checkEmailTitle: 'כדאי לבדוק את האימייל',
  linkSentTo: 'שלחנו קישור כניסה אל \u2068{email}\u2069.',
  linkSent: 'שלחנו לך קישור כניסה.',
  linkHint: 'יש לפתוח אותו בדפדפן הזה. אם הוא לא מגיע, כדאי לחפש בתיקיית הספאם.',
  sendAgain: 'שליחה מחדש',
  sendingAgain: 'שולחים…',
  sentAgain: 'הקישור נשלח שוב.',
  sendAgainIn: 'אפשר יהיה לבקש שליחה מחדש בעוד {time}.',
  wrongAddress: 'הכתובת שגויה?',

  welcomeTitle: 'ברוכים הבאים',
  goOn: 'המשך',

  close: 'סגירה',
};

/** עברית: הטפסים סביב הסיסמה. */
export const heAccount: AccountMessages = {
  codeTitle: 'הזנת הקוד',
  codeHint: 'שלחנו לך קוד. הוא תקף לכמה דקות.',
  code: 'קוד',
  codeMissing: 'יש להזין את הקוד.',
  checkCode: 'המשך',
  checkingCode: 'בודקים…',
  resendCode: 'שליחת קוד חדש',
  resendIn: 'אפשר יהיה לבקש קוד חדש בעוד {time}.',
  codeResent: 'קוד חדש נשלח.',
  backToPassword: 'חזרה לסיסמה',
  newPasswordTitle: 'בחירת סיסמה חדשה',
  newPasswordHint: 'יש לשנות את הסיסמה לפני שממשיכים.',

  name: 'שם',
  newPassword: 'סיסמה חדשה',
  currentPassword: 'הסיסמה הנוכחית',
  currentPasswordMissing: 'יש להזין את הסיסמה הנוכחית.',
  currentPasswordWrong: 'זו אינה הסיסמה הנוכחית.',
  newPasswordMissing: 'יש לבחור סיסמה.',
  passwordTooShort: {
    one: 'יש להשתמש בתו אחד לפחות ({count}).',
    two: 'יש להשתמש בשני תווים לפחות ({count}).',
    other: 'יש להשתמש ב־{count} תווים לפחות.',
  },
  passwordAdvice: {
    one: 'תו אחד לפחות ({count}). הכי טוב: כמה מילים שקל לזכור.',
    two: 'שני תווים לפחות ({count}). הכי טוב: כמה מילים שקל לזכור.',
    other: '{count} תווים לפחות. הכי טוב: כמה מילים שקל לזכור.',
  },
  strengthWeak: 'קל לנחש. עוד כמה מילים יחזקו אותה.',
  strengthFair: 'לא רע. סיסמה ארוכה יותר חזקה יותר.',
  strengthStrong: 'סיסמה חזקה.',

  registerTitle: 'יצירת חשבון',
  createAccount: 'יצירת חשבון',
  creatingAccount: 'יוצרים את החשבון…',
  haveAccount: 'כבר יש לך חשבון?',
  signIn: 'כניסה',
  registered: 'כמעט סיימנו. שלחנו לך אימייל שמסביר איך להמשיך.',

  forgotTitle: 'שכחת את הסיסמה?',
  forgotHint: 'יש להזין כתובת אימייל, ונשלח קישור לבחירת סיסמה חדשה.',
  sendLink: 'שליחת קישור',
  sendingLink: 'שולחים…',
  linkSent: 'אם יש חשבון עם הכתובת הזו, קישור כבר בדרך. כדאי לחפש גם בתיקיית הספאם.',
  backToSignIn: 'חזרה לכניסה',

  resetTitle: 'בחירת סיסמה חדשה',
  savePassword: 'שמירת הסיסמה',
  savingPassword: 'שומרים…',
  passwordSaved: 'הסיסמה החדשה נשמרה. אפשר להיכנס איתה עכשיו.',
  requestNewLink: 'בקשת קישור חדש',

  changeTitle: 'שינוי הסיסמה',
  passwordChanged: 'הסיסמה שונתה.',

  magicLink: 'שליחת קישור כניסה',
  sendingMagicLink: 'שולחים…',
};
