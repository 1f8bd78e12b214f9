import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** Français. */
export const fr: Messages = {
  locale: 'fr',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'L’adresse e-mail et le mot de passe ne correspondent pas. Vérifiez-les et réessayez.',
    invalidInput: 'Certaines informations ne peuvent pas être acceptées. Vérifiez-les et réessayez.',
    accountLocked: 'Ce compte est verrouillé. Contactez les responsables de ce site pour le déverrouiller.',
    tooManyAttempts: 'Trop de tentatives.',
    backendUnreachable: 'Le service de connexion est injoignable. Réessayez dans un instant.',
    backendTimeout: 'Le service de connexion a mis trop de temps à répondre. Réessayez.',
    backendFault: 'Un problème est survenu de notre côté. Réessayez plus tard.',
    offline: 'Vous êtes hors ligne. Vérifiez votre connexion et réessayez.',
    staleForm: 'Cette page est restée ouverte trop longtemps. Rechargez-la et réessayez.',
    cookiesBlocked: 'Votre navigateur bloque les cookies, nécessaires pour rester connecté. Autorisez les cookies pour ce site.',
    accessDenied: 'Vous n’avez pas accès avec ce compte.',
    sessionRequired: 'Connectez-vous pour voir cette page.',
    oauthFailed: 'La connexion n’a pas abouti. Réessayez ou choisissez un autre moyen.',
    accountNotLinked: 'Connectez-vous comme vous l’avez fait la première fois.',
    emailNotSent: 'L’e-mail n’a pas pu être envoyé. Réessayez.',
    verificationFailed: 'Ce lien a expiré ou a déjà été utilisé. Connectez-vous à nouveau.',
    emailTaken: 'Un compte existe déjà avec cette adresse e-mail. Connectez-vous, ou choisissez un nouveau mot de passe si vous avez oublié le vôtre.',
    breachedPassword: 'Ce mot de passe figure dans des listes de mots de passe volés. Choisissez-en un autre.',
    linkExpired: 'Ce lien a expiré ou est incomplet. Demandez-en un nouveau.',
    linkUsed: 'Ce lien a déjà été utilisé. Demandez-en un nouveau si nécessaire.',
    invalidCode: 'Ce code n’est pas valable. Vérifiez-le ou demandez-en un nouveau.',
    challengeExpired: 'Le délai est dépassé ou il y a eu trop de tentatives. Saisissez à nouveau votre mot de passe.',
    configuration: 'La connexion n’est pas configurée correctement. Prévenez les responsables de ce site.',
    unexpected: 'Un problème est survenu. Réessayez.',
  },
  retryAfter: 'Vous pourrez réessayer dans {time}.',
  retryNow: 'Vous pouvez réessayer maintenant.',
  slow: 'Cela prend plus de temps que d’habitude.',
  credentialsRejected: 'Ces informations ne correspondent à aucun compte. Vérifiez-les et réessayez.',
  fieldRefused: 'Cette information ne peut pas être acceptée.',

  email: 'Adresse e-mail',
  emailPlaceholder: 'nom@example.com',
  emailMissing: 'Saisissez votre adresse e-mail.',
  emailMalformed: 'Saisissez une adresse e-mail comme nom@example.com.',
  password: 'Mot de passe',
  passwordMissing: 'Saisissez votre mot de passe.',
  fieldMissing: 'Remplissez le champ «\u00a0{label}\u00a0».',
  showPassword: 'Afficher le mot de passe',
  passwordShown: 'Votre mot de passe est visible.',
  passwordHidden: 'Votre mot de passe est masqué.',
  capsLock: 'La touche Verr. Maj. est activée.',
  forgotPassword: 'Mot de passe oublié\u202f?',
  noAccount: 'Pas encore de compte\u202f?',
  register: 'En créer un',
  signIn: 'Se connecter',
  signingIn: 'Connexion…',

  signInTitle: 'Se connecter',
  alreadySignedIn: 'La session est déjà ouverte.',
  movingOn: 'C’est fait. Redirection…',
  goOn: 'Continuer',
};

/** Français : accès protégés, compte et fin de session. */
export const frSession: SessionMessages = {
  checking: 'Vérification de votre connexion…',
  expired: 'Votre session est terminée.',
  unreachable: 'Impossible de vérifier votre connexion pour le moment.',
  forbidden: 'Vous n’avez pas accès à cette page.',
  redirecting: 'Redirection vers la page de connexion…',
  retry: 'Réessayer',
  signInAgain: 'Se reconnecter',

  sessionEndsSoon: 'Votre session va bientôt se terminer',
  extendHint: 'Déconnexion dans {time}. Voulez-vous rester connecté\u202f?',
  endHint: 'Vous devrez vous reconnecter dans {time}. Le contenu de cette page est conservé.',
  extendFailed: 'Cela n’a pas fonctionné. Réessayez.',
  staySignedIn: 'Rester connecté',
  understood: 'OK',
  notNow: 'Pas maintenant',
  signInInPlace: 'Reconnectez-vous pour reprendre où vous en étiez. Le contenu de cette page est conservé.',
  otherUser: 'Une autre personne s’est connectée. Cette page va être rechargée.',
  leave: 'Quitter sans se connecter',

  accountMenu: 'Compte\u00a0: {name}',
  anonymous: 'Compte',
  sessionEnds: 'Fin de session\u00a0: {time}',
  signOut: 'Se déconnecter',
  signOutPending: 'Déconnexion effectuée ici. Nous la terminerons dès que le serveur sera joignable.',
};

/** Français : les pages qui remplacent celles de NextAuth. */
export const frPages: PageMessages = {
  or: 'ou',
  continueWith: 'Continuer avec {provider}',
  goingTo: 'Redirection vers {provider}…',
  lastUsed: 'Dernier utilisé',

  titleWithError: 'Erreur\u00a0: {title}',

  signOutTitle: 'Se déconnecter',
  signOutQuestion: 'Voulez-vous vous déconnecter\u202f?',
  signedInAs: 'Compte actuel\u00a0: {name}.',
  signOut: 'Se déconnecter',
  signingOut: 'Déconnexion…',
  cancel: 'Annuler',
  signedOutAlready: 'La session est fermée.',
  toStart: 'Aller à l’accueil',

  errorTitle: 'Cela n’a pas fonctionné',
  accessDeniedTitle: 'Accès refusé',
  verificationTitle: 'Ce lien n’est plus valable',
  configurationTitle: 'Un problème de notre côté',
  errorText: 'Un problème est survenu pendant la connexion. Réessayez.',
  backToSignIn: 'Retour à la connexion',

  checkEmailTitle: 'Consultez vos e-mails',
  linkSentTo: 'Nous avons envoyé un lien de connexion à {email}.',
  linkSent: 'Nous vous avons envoyé un lien de connexion.',
  linkHint: 'Ouvrez-le dans ce navigateur. S’il n’arrive pas, regardez dans vos courriers indésirables.',
  sendAgain: 'Renvoyer',
  sendingAgain: 'Envoi…',
  sentAgain: 'Le lien vient d’être renvoyé.',
  sendAgainIn: 'Vous pourrez le faire renvoyer dans {time}.',
  wrongAddress: 'Mauvaise adresse\u202f?',

  welcomeTitle: 'Bienvenue',
  goOn: 'Continuer',

  close: 'Fermer',
};

/** Français : les formulaires autour du mot de passe. */
export const frAccount: AccountMessages = {
  codeTitle: 'Saisissez votre code',
  codeHint: 'Nous vous avons envoyé un code. Il est valable quelques minutes.',
  code: 'Code',
  codeMissing: 'Saisissez le code.',
  checkCode: 'Continuer',
  checkingCode: 'Vérification…',
  resendCode: 'Envoyer un nouveau code',
  resendIn: 'Vous pourrez demander un nouveau code dans {time}.',
  codeResent: 'Un nouveau code a été envoyé.',
  backToPassword: 'Retour au mot de passe',
  newPasswordTitle: 'Choisissez un nouveau mot de passe',
  newPasswordHint: 'Vous devez changer de mot de passe avant de continuer.',

  name: 'Nom',
  newPassword: 'Nouveau mot de passe',
  currentPassword: 'Mot de passe actuel',
  currentPasswordMissing: 'Saisissez votre mot de passe actuel.',
  currentPasswordWrong: 'Ce n’est pas votre mot de passe actuel.',
  newPasswordMissing: 'Choisissez un mot de passe.',
  passwordTooShort: {
    one: 'Utilisez au moins {count} caractère.',
    other: 'Utilisez au moins {count} caractères.',
  },
  passwordAdvice: {
    one: 'Au moins {count} caractère. Le mieux\u00a0: plusieurs mots faciles à retenir.',
    other: 'Au moins {count} caractères. Le mieux\u00a0: plusieurs mots faciles à retenir.',
  },
  strengthWeak: 'Facile à deviner. Quelques mots de plus le rendront solide.',
  strengthFair: 'Pas mal. Plus il est long, plus il est solide.',
  strengthStrong: 'Mot de passe solide.',

  registerTitle: 'Créez votre compte',
  createAccount: 'Créer un compte',
  creatingAccount: 'Création du compte…',
  haveAccount: 'Vous avez déjà un compte\u202f?',
  signIn: 'Se connecter',
  registered: 'C’est presque fini. Nous vous avons envoyé un e-mail qui indique la suite.',

  forgotTitle: 'Mot de passe oublié\u202f?',
  forgotHint: 'Saisissez votre adresse e-mail. Nous vous enverrons un lien pour choisir un nouveau mot de passe.',
  sendLink: 'Envoyer le lien',
  sendingLink: 'Envoi…',
  linkSent: 'S’il existe un compte à cette adresse, un lien vient de partir. Regardez aussi dans vos courriers indésirables.',
  backToSignIn: 'Retour à la connexion',

  resetTitle: 'Choisissez un nouveau mot de passe',
  savePassword: 'Enregistrer',
  savingPassword: 'Enregistrement…',
  passwordSaved: 'Votre nouveau mot de passe est enregistré. Vous pouvez maintenant l’utiliser pour vous connecter.',
  requestNewLink: 'Demander un nouveau lien',

  changeTitle: 'Changer de mot de passe',
  passwordChanged: 'Votre mot de passe a été modifié.',

  magicLink: 'Recevoir un lien de connexion',
  sendingMagicLink: 'Envoi…',
};
