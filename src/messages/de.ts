import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** Deutsch. */
export const de: Messages = {
  locale: 'de',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'E-Mail-Adresse und Passwort passen nicht zusammen. Bitte prüfen Sie beides und versuchen Sie es erneut.',
    invalidInput: 'Einige Angaben können nicht angenommen werden. Bitte prüfen Sie sie und versuchen Sie es erneut.',
    accountLocked: 'Dieses Konto ist gesperrt. Bitte wenden Sie sich an die Betreiber dieser Website.',
    tooManyAttempts: 'Zu viele Versuche.',
    backendUnreachable: 'Der Anmeldedienst ist nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
    backendTimeout: 'Der Anmeldedienst hat zu lange nicht geantwortet. Bitte versuchen Sie es erneut.',
    backendFault: 'Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es später noch einmal.',
    offline: 'Sie sind offline. Bitte prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    staleForm: 'Diese Seite war zu lange geöffnet. Bitte laden Sie sie neu und versuchen Sie es erneut.',
    cookiesBlocked: 'Ihr Browser blockiert Cookies. Ohne sie können Sie nicht angemeldet bleiben. Bitte lassen Sie Cookies für diese Website zu.',
    accessDenied: 'Mit diesem Konto haben Sie hier keinen Zugriff.',
    sessionRequired: 'Bitte melden Sie sich an, um diese Seite zu sehen.',
    oauthFailed: 'Die Anmeldung ist fehlgeschlagen. Bitte versuchen Sie es erneut, oder wählen Sie eine andere Anmeldemethode.',
    accountNotLinked: 'Bitte verwenden Sie dieselbe Anmeldemethode wie beim ersten Mal.',
    emailNotSent: 'Die E-Mail konnte nicht gesendet werden. Bitte versuchen Sie es erneut.',
    verificationFailed: 'Dieser Link ist abgelaufen oder wurde schon verwendet. Bitte melden Sie sich erneut an.',
    emailTaken: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an, oder wählen Sie ein neues Passwort, falls Sie Ihres vergessen haben.',
    breachedPassword: 'Dieses Passwort steht in Listen gestohlener Passwörter. Bitte wählen Sie ein anderes.',
    linkExpired: 'Dieser Link ist abgelaufen oder unvollständig. Bitte fordern Sie einen neuen an.',
    linkUsed: 'Dieser Link wurde schon verwendet. Fordern Sie bei Bedarf einen neuen an.',
    invalidCode: 'Dieser Code ist nicht richtig. Bitte prüfen Sie ihn, oder fordern Sie einen neuen an.',
    challengeExpired: 'Das hat zu lange gedauert, oder es waren zu viele Versuche. Bitte geben Sie Ihr Passwort noch einmal ein.',
    configuration: 'Die Anmeldung ist nicht richtig eingerichtet. Bitte informieren Sie die Betreiber dieser Website.',
    unexpected: 'Etwas ist schiefgegangen. Bitte versuchen Sie es erneut.',
  },
  retryAfter: 'Nächster Versuch in {time} möglich.',
  retryNow: 'Sie können es jetzt erneut versuchen.',
  slow: 'Das dauert länger als üblich.',
  credentialsRejected: 'Zu diesen Angaben gibt es kein Konto. Bitte prüfen Sie sie und versuchen Sie es erneut.',
  fieldRefused: 'Diese Angabe kann nicht angenommen werden.',

  email: 'E-Mail-Adresse',
  emailPlaceholder: 'name@example.com',
  emailMissing: 'Bitte geben Sie Ihre E-Mail-Adresse ein.',
  emailMalformed: 'Bitte geben Sie eine E-Mail-Adresse wie name@example.com ein.',
  password: 'Passwort',
  passwordMissing: 'Bitte geben Sie Ihr Passwort ein.',
  fieldMissing: 'Bitte füllen Sie „{label}“ aus.',
  showPassword: 'Passwort anzeigen',
  passwordShown: 'Ihr Passwort ist sichtbar.',
  passwordHidden: 'Ihr Passwort ist verborgen.',
  capsLock: 'Die Feststelltaste ist aktiviert.',
  forgotPassword: 'Passwort vergessen?',
  noAccount: 'Noch kein Konto?',
  register: 'Konto erstellen',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft …',

  signInTitle: 'Anmelden',
  alreadySignedIn: 'Sie sind angemeldet.',
  movingOn: 'Sie sind angemeldet und werden weitergeleitet …',
  goOn: 'Weiter',
};

/** Deutsch: Schutz von Seiten, Konto-Anzeige, Ende der Sitzung. */
export const deSession: SessionMessages = {
  checking: 'Anmeldung wird geprüft …',
  expired: 'Ihre Sitzung wurde beendet.',
  unreachable: 'Ihre Anmeldung lässt sich gerade nicht prüfen.',
  forbidden: 'Sie haben keinen Zugriff auf diese Seite.',
  redirecting: 'Weiter zur Anmeldung …',
  retry: 'Erneut versuchen',
  signInAgain: 'Erneut anmelden',

  sessionEndsSoon: 'Ihre Sitzung endet gleich',
  extendHint: 'Sie werden in {time} abgemeldet. Möchten Sie angemeldet bleiben?',
  endHint: 'In {time} müssen Sie sich erneut anmelden. Der Inhalt dieser Seite bleibt erhalten.',
  extendFailed: 'Das hat nicht funktioniert. Bitte versuchen Sie es erneut.',
  staySignedIn: 'Angemeldet bleiben',
  understood: 'OK',
  notNow: 'Nicht jetzt',
  signInInPlace: 'Melden Sie sich erneut an, um hier weiterzumachen. Der Inhalt dieser Seite bleibt erhalten.',
  otherUser: 'Jemand anderes hat sich angemeldet. Die Seite wird für diese Person neu geladen.',
  leave: 'Seite ohne Anmeldung verlassen',

  accountMenu: 'Konto: {name}',
  anonymous: 'Konto',
  sessionEnds: 'Sitzung endet: {time}',
  signOut: 'Abmelden',
  signOutPending: 'Sie sind hier abgemeldet. Die Abmeldung wird abgeschlossen, sobald der Server erreichbar ist.',
};

/** Deutsch: die Seiten anstelle der von NextAuth. */
export const dePages: PageMessages = {
  or: 'oder',
  continueWith: 'Weiter mit {provider}',
  goingTo: 'Weiter zu {provider} …',
  lastUsed: 'Zuletzt verwendet',

  titleWithError: 'Fehler: {title}',

  signOutTitle: 'Abmelden',
  signOutQuestion: 'Möchten Sie sich abmelden?',
  signedInAs: 'Sie sind angemeldet als {name}.',
  signOut: 'Abmelden',
  signingOut: 'Abmeldung läuft …',
  cancel: 'Abbrechen',
  signedOutAlready: 'Sie sind abgemeldet.',
  toStart: 'Zur Startseite',

  errorTitle: 'Das hat nicht funktioniert',
  accessDeniedTitle: 'Kein Zugriff',
  verificationTitle: 'Dieser Link ist nicht mehr gültig',
  configurationTitle: 'Bei uns ist ein Fehler aufgetreten',
  errorText: 'Bei der Anmeldung ist etwas schiefgegangen. Bitte versuchen Sie es erneut.',
  backToSignIn: 'Zurück zur Anmeldung',

  checkEmailTitle: 'Prüfen Sie Ihre E-Mails',
  linkSentTo: 'Wir haben einen Anmeldelink an {email} gesendet.',
  linkSent: 'Wir haben Ihnen einen Anmeldelink gesendet.',
  linkHint: 'Öffnen Sie ihn in diesem Browser. Falls die E-Mail nicht ankommt, sehen Sie im Spam-Ordner nach.',
  sendAgain: 'Erneut senden',
  sendingAgain: 'Wird gesendet …',
  sentAgain: 'Wir haben den Link erneut gesendet.',
  sendAgainIn: 'Erneutes Senden in {time} möglich.',
  wrongAddress: 'Falsche Adresse?',

  welcomeTitle: 'Willkommen',
  goOn: 'Weiter',

  close: 'Schließen',
};

/** Deutsch: die Formulare rund um das Passwort. */
export const deAccount: AccountMessages = {
  codeTitle: 'Code eingeben',
  codeHint: 'Wir haben Ihnen einen Code gesendet. Er ist einige Minuten gültig.',
  code: 'Code',
  codeMissing: 'Bitte geben Sie den Code ein.',
  checkCode: 'Weiter',
  checkingCode: 'Wird geprüft …',
  resendCode: 'Neuen Code senden',
  resendIn: 'Neuer Code in {time} möglich.',
  codeResent: 'Ein neuer Code ist unterwegs.',
  backToPassword: 'Zurück zum Passwort',
  newPasswordTitle: 'Neues Passwort wählen',
  newPasswordHint: 'Bitte ändern Sie Ihr Passwort, um fortzufahren.',

  name: 'Name',
  newPassword: 'Neues Passwort',
  currentPassword: 'Aktuelles Passwort',
  currentPasswordMissing: 'Bitte geben Sie Ihr aktuelles Passwort ein.',
  currentPasswordWrong: 'Das ist nicht Ihr aktuelles Passwort.',
  newPasswordMissing: 'Bitte wählen Sie ein Passwort.',
  passwordTooShort: 'Bitte verwenden Sie mindestens {count} Zeichen.',
  passwordAdvice: 'Mindestens {count} Zeichen. Am besten mehrere Wörter, die Sie sich gut merken können.',
  strengthWeak: 'Leicht zu erraten. Mit ein paar Wörtern mehr wird Ihr Passwort stark.',
  strengthFair: 'Nicht schlecht. Länger ist stärker.',
  strengthStrong: 'Starkes Passwort.',

  registerTitle: 'Konto erstellen',
  createAccount: 'Konto erstellen',
  creatingAccount: 'Konto wird erstellt …',
  haveAccount: 'Schon ein Konto?',
  signIn: 'Anmelden',
  registered: 'Fast geschafft. Wir haben Ihnen eine E-Mail mit den nächsten Schritten gesendet.',

  forgotTitle: 'Passwort vergessen?',
  forgotHint: 'Geben Sie Ihre E-Mail-Adresse ein. Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort wählen können.',
  sendLink: 'Link senden',
  sendingLink: 'Wird gesendet …',
  linkSent: 'Falls es zu dieser Adresse ein Konto gibt, ist ein Link unterwegs. Sehen Sie auch im Spam-Ordner nach.',
  backToSignIn: 'Zurück zur Anmeldung',

  resetTitle: 'Neues Passwort wählen',
  savePassword: 'Passwort speichern',
  savingPassword: 'Wird gespeichert …',
  passwordSaved: 'Ihr neues Passwort wurde gespeichert. Sie können sich jetzt damit anmelden.',
  requestNewLink: 'Neuen Link anfordern',

  changeTitle: 'Passwort ändern',
  passwordChanged: 'Ihr Passwort wurde geändert.',

  magicLink: 'Anmeldelink senden',
  sendingMagicLink: 'Wird gesendet …',
};
