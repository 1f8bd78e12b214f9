import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** Español. */
export const es: Messages = {
  locale: 'es',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'El correo o la contraseña no son correctos. Revísalos e inténtalo de nuevo.',
    invalidInput: 'Algunos datos no se pueden aceptar. Revísalos e inténtalo de nuevo.',
    accountLocked: 'Esta cuenta está bloqueada. Pide que la desbloqueen a quienes administran este sitio.',
    tooManyAttempts: 'Demasiados intentos.',
    backendUnreachable: 'No podemos conectar con el servicio de inicio de sesión. Inténtalo de nuevo en un momento.',
    backendTimeout: 'El servicio de inicio de sesión ha tardado demasiado en responder. Inténtalo de nuevo.',
    backendFault: 'Hay un problema por nuestra parte. Inténtalo más tarde.',
    offline: 'No tienes conexión. Revísala e inténtalo de nuevo.',
    staleForm: 'Esta página ha estado abierta demasiado tiempo. Vuelve a cargarla e inténtalo de nuevo.',
    cookiesBlocked: 'Tu navegador bloquea las cookies y sin ellas no puedes mantener la sesión. Permite las cookies de este sitio.',
    accessDenied: 'No tienes acceso con esta cuenta.',
    sessionRequired: 'Inicia sesión para ver esta página.',
    oauthFailed: 'No se ha podido iniciar sesión. Inténtalo de nuevo o usa otra opción.',
    accountNotLinked: 'Inicia sesión como lo hiciste la primera vez.',
    emailNotSent: 'No hemos podido enviar el correo. Inténtalo de nuevo.',
    verificationFailed: 'Este enlace ha caducado o ya se ha usado. Inicia sesión de nuevo.',
    emailTaken: 'Ya hay una cuenta con esta dirección de correo. Inicia sesión, o elige una contraseña nueva si olvidaste la tuya.',
    breachedPassword: 'Esta contraseña aparece en listas de contraseñas robadas. Elige otra.',
    linkExpired: 'Este enlace ha caducado o está incompleto. Pide uno nuevo.',
    linkUsed: 'Este enlace ya se ha usado. Pide uno nuevo si lo necesitas.',
    invalidCode: 'Ese código no es correcto. Revísalo o pide uno nuevo.',
    challengeExpired: 'Ha pasado demasiado tiempo o ha habido demasiados intentos. Vuelve a escribir tu contraseña.',
    configuration: 'El inicio de sesión no está bien configurado. Avisa a quienes administran este sitio.',
    unexpected: 'Algo ha fallado. Inténtalo de nuevo.',
  },
  retryAfter: 'Podrás intentarlo de nuevo en {time}.',
  retryNow: 'Ya puedes intentarlo de nuevo.',
  slow: 'Está tardando más de lo normal.',
  credentialsRejected: 'Estos datos no corresponden a ninguna cuenta. Revísalos e inténtalo de nuevo.',
  fieldRefused: 'Este dato no se puede aceptar.',

  email: 'Correo electrónico',
  emailPlaceholder: 'nombre@example.com',
  emailMissing: 'Escribe tu dirección de correo.',
  emailMalformed: 'Escribe una dirección de correo como nombre@example.com.',
  password: 'Contraseña',
  passwordMissing: 'Escribe tu contraseña.',
  fieldMissing: 'Completa «{label}».',
  showPassword: 'Mostrar la contraseña',
  passwordShown: 'Tu contraseña está visible.',
  passwordHidden: 'Tu contraseña está oculta.',
  capsLock: 'El bloqueo de mayúsculas está activado.',
  forgotPassword: '¿Olvidaste tu contraseña?',
  noAccount: '¿Aún no tienes cuenta?',
  register: 'Crea una',
  signIn: 'Iniciar sesión',
  signingIn: 'Iniciando sesión…',

  signInTitle: 'Iniciar sesión',
  alreadySignedIn: 'Ya has iniciado sesión.',
  movingOn: 'Has iniciado sesión. Redirigiendo…',
  goOn: 'Continuar',
};

/** Español: páginas protegidas, cuenta y fin de sesión. */
export const esSession: SessionMessages = {
  checking: 'Verificando tu sesión…',
  expired: 'Tu sesión ha terminado.',
  unreachable: 'En este momento no podemos verificar tu sesión.',
  forbidden: 'No tienes acceso a esta página.',
  redirecting: 'Te llevamos a la página de inicio de sesión…',
  retry: 'Reintentar',
  signInAgain: 'Iniciar sesión de nuevo',

  sessionEndsSoon: 'Tu sesión está a punto de terminar',
  extendHint: 'La sesión se cerrará en {time}. ¿Quieres mantenerla abierta?',
  endHint: 'Tendrás que iniciar sesión de nuevo en {time}. Lo que hay en esta página se conserva.',
  extendFailed: 'No ha funcionado. Inténtalo de nuevo.',
  staySignedIn: 'Mantener la sesión',
  understood: 'Aceptar',
  notNow: 'Ahora no',
  signInInPlace: 'Inicia sesión de nuevo para seguir donde estabas. Lo que hay en esta página se conserva.',
  otherUser: 'Otra persona ha iniciado sesión. Esta página se volverá a cargar.',
  leave: 'Salir sin iniciar sesión',

  accountMenu: 'Cuenta: {name}',
  anonymous: 'Cuenta',
  sessionEnds: 'Fin de la sesión: {time}',
  signOut: 'Cerrar sesión',
  signOutPending: 'Sesión cerrada aquí. Terminaremos cuando podamos conectar con el servidor.',
};

/** Español: las páginas que sustituyen a las de NextAuth. */
export const esPages: PageMessages = {
  or: 'o',
  continueWith: 'Continuar con {provider}',
  goingTo: 'Te llevamos a {provider}…',
  lastUsed: 'Último uso',

  titleWithError: 'Error: {title}',

  signOutTitle: 'Cerrar sesión',
  signOutQuestion: '¿Quieres cerrar sesión?',
  signedInAs: 'Has iniciado sesión como {name}.',
  signOut: 'Cerrar sesión',
  signingOut: 'Cerrando sesión…',
  cancel: 'Cancelar',
  signedOutAlready: 'Has cerrado sesión.',
  toStart: 'Ir a la página de inicio',

  errorTitle: 'No ha funcionado',
  accessDeniedTitle: 'Sin acceso',
  verificationTitle: 'Este enlace ya no sirve',
  configurationTitle: 'Un problema por nuestra parte',
  errorText: 'Algo ha fallado al iniciar sesión. Inténtalo de nuevo.',
  backToSignIn: 'Volver al inicio de sesión',

  checkEmailTitle: 'Revisa tu correo',
  linkSentTo: 'Hemos enviado un enlace de inicio de sesión a {email}.',
  linkSent: 'Te hemos enviado un enlace de inicio de sesión.',
  linkHint: 'Ábrelo en este navegador. Si no llega, mira en la carpeta de correo no deseado.',
  sendAgain: 'Enviar de nuevo',
  sendingAgain: 'Enviando…',
  sentAgain: 'Te lo hemos enviado de nuevo.',
  sendAgainIn: 'Podrás pedir que se envíe de nuevo en {time}.',
  wrongAddress: '¿La dirección no es correcta?',

  welcomeTitle: 'Te damos la bienvenida',
  goOn: 'Continuar',

  close: 'Cerrar',
};

/** Español: los formularios en torno a la contraseña. */
export const esAccount: AccountMessages = {
  codeTitle: 'Escribe tu código',
  codeHint: 'Te hemos enviado un código. Sirve durante unos minutos.',
  code: 'Código',
  codeMissing: 'Escribe el código.',
  checkCode: 'Continuar',
  checkingCode: 'Verificando…',
  resendCode: 'Enviar un código nuevo',
  resendIn: 'Podrás pedir un código nuevo en {time}.',
  codeResent: 'Un código nuevo está en camino.',
  backToPassword: 'Volver a la contraseña',
  newPasswordTitle: 'Elige una contraseña nueva',
  newPasswordHint: 'Tienes que cambiar tu contraseña antes de seguir.',

  name: 'Nombre',
  newPassword: 'Contraseña nueva',
  currentPassword: 'Contraseña actual',
  currentPasswordMissing: 'Escribe tu contraseña actual.',
  currentPasswordWrong: 'Esa no es tu contraseña actual.',
  newPasswordMissing: 'Elige una contraseña.',
  passwordTooShort: {
    one: 'Usa al menos {count} carácter.',
    other: 'Usa al menos {count} caracteres.',
  },
  passwordAdvice: {
    one: 'Al menos {count} carácter. Lo mejor son varias palabras fáciles de recordar.',
    other: 'Al menos {count} caracteres. Lo mejor son varias palabras fáciles de recordar.',
  },
  strengthWeak: 'Fácil de adivinar. Con unas palabras más será segura.',
  strengthFair: 'No está mal. Cuanto más larga, más segura.',
  strengthStrong: 'Contraseña segura.',

  registerTitle: 'Crea tu cuenta',
  createAccount: 'Crear cuenta',
  creatingAccount: 'Creando tu cuenta…',
  haveAccount: '¿Ya tienes cuenta?',
  signIn: 'Inicia sesión',
  registered: 'Ya casi está. Te hemos enviado un correo que explica cómo seguir.',

  forgotTitle: '¿Olvidaste tu contraseña?',
  forgotHint: 'Escribe tu dirección de correo y te enviaremos un enlace para elegir una contraseña nueva.',
  sendLink: 'Enviar enlace',
  sendingLink: 'Enviando…',
  linkSent: 'Si hay una cuenta con esta dirección, un enlace está en camino. Mira también en la carpeta de correo no deseado.',
  backToSignIn: 'Volver al inicio de sesión',

  resetTitle: 'Elige una contraseña nueva',
  savePassword: 'Guardar contraseña',
  savingPassword: 'Guardando…',
  passwordSaved: 'Tu contraseña nueva está guardada. Ya puedes iniciar sesión con ella.',
  requestNewLink: 'Pedir un enlace nuevo',

  changeTitle: 'Cambiar la contraseña',
  passwordChanged: 'Se ha cambiado tu contraseña.',

  magicLink: 'Enviarme un enlace de acceso',
  sendingMagicLink: 'Enviando…',
};
