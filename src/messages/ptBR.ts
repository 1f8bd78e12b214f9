import type { AccountMessages } from './AccountMessages.js';
import type { Messages } from './Messages.js';
import type { PageMessages } from './PageMessages.js';
import type { SessionMessages } from './SessionMessages.js';

/** Português do Brasil. */
export const ptBR: Messages = {
  locale: 'pt-BR',
  dir: 'ltr',
  failure: {
    invalidCredentials: 'E-mail ou senha incorretos. Verifique os dois e tente novamente.',
    invalidInput: 'Alguns dados não podem ser aceitos. Verifique-os e tente novamente.',
    accountLocked: 'Esta conta está bloqueada. Peça o desbloqueio a quem administra este site.',
    tooManyAttempts: 'Muitas tentativas.',
    backendUnreachable: 'Não conseguimos acessar o serviço de login. Tente novamente em instantes.',
    backendTimeout: 'O serviço de login demorou demais para responder. Tente novamente.',
    backendFault: 'Há um problema do nosso lado. Tente novamente mais tarde.',
    offline: 'Você está sem conexão. Verifique sua internet e tente novamente.',
    staleForm: 'Esta página ficou aberta por tempo demais. Recarregue-a e tente novamente.',
    cookiesBlocked: 'Seu navegador bloqueia cookies, e sem eles não é possível manter a sessão. Permita cookies para este site.',
    accessDenied: 'Você não tem acesso com esta conta.',
    sessionRequired: 'Entre para ver esta página.',
    oauthFailed: 'Não foi possível entrar. Tente novamente ou use outra opção.',
    accountNotLinked: 'Entre da mesma forma que na primeira vez.',
    emailNotSent: 'Não foi possível enviar o e-mail. Tente novamente.',
    verificationFailed: 'Este link expirou ou já foi usado. Entre novamente.',
    emailTaken: 'Já existe uma conta com este e-mail. Entre, ou escolha uma nova senha se esqueceu a sua.',
    breachedPassword: 'Esta senha aparece em listas de senhas roubadas. Escolha outra.',
    linkExpired: 'Este link expirou ou está incompleto. Peça um novo.',
    linkUsed: 'Este link já foi usado. Peça um novo se precisar.',
    invalidCode: 'Este código está incorreto. Verifique-o ou peça um novo.',
    challengeExpired: 'Demorou demais ou houve muitas tentativas. Digite sua senha novamente.',
    configuration: 'O login não está configurado corretamente. Avise quem administra este site.',
    unexpected: 'Algo deu errado. Tente novamente.',
  },
  retryAfter: 'Você poderá tentar novamente em {time}.',
  retryNow: 'Você já pode tentar novamente.',
  slow: 'Está demorando mais que o normal.',
  credentialsRejected: 'Estes dados não correspondem a nenhuma conta. Verifique-os e tente novamente.',
  fieldRefused: 'Este dado não pode ser aceito.',

  email: 'E-mail',
  emailPlaceholder: 'nome@example.com',
  emailMissing: 'Digite seu e-mail.',
  emailMalformed: 'Digite um e-mail como nome@example.com.',
  password: 'Senha',
  passwordMissing: 'Digite sua senha.',
  fieldMissing: 'Preencha “{label}”.',
  showPassword: 'Mostrar senha',
  passwordShown: 'Sua senha está visível.',
  passwordHidden: 'Sua senha está oculta.',
  capsLock: 'O Caps Lock está ativado.',
  forgotPassword: 'Esqueceu a senha?',
  noAccount: 'Ainda não tem conta?',
  register: 'Crie uma',
  signIn: 'Entrar',
  signingIn: 'Entrando…',

  signInTitle: 'Entrar',
  alreadySignedIn: 'Você já entrou na sua conta.',
  movingOn: 'Você entrou. Redirecionando…',
  goOn: 'Continuar',
};

/** Português do Brasil: páginas protegidas, conta e fim da sessão. */
export const ptBRSession: SessionMessages = {
  checking: 'Verificando seu acesso…',
  expired: 'Sua sessão terminou.',
  unreachable: 'Não conseguimos verificar seu acesso agora.',
  forbidden: 'Você não tem acesso a esta página.',
  redirecting: 'Levando você à página de login…',
  retry: 'Tentar novamente',
  signInAgain: 'Entrar novamente',

  sessionEndsSoon: 'Sua sessão está prestes a terminar',
  extendHint: 'Sua sessão será encerrada em {time}. Quer manter a sessão ativa?',
  endHint: 'Você precisará entrar novamente em {time}. O que está nesta página será mantido.',
  extendFailed: 'Não funcionou. Tente novamente.',
  staySignedIn: 'Manter sessão ativa',
  understood: 'OK',
  notNow: 'Agora não',
  signInInPlace: 'Entre novamente para continuar de onde parou. O que está nesta página será mantido.',
  otherUser: 'Outra pessoa entrou. Esta página será recarregada.',
  leave: 'Sair sem fazer login',

  accountMenu: 'Conta: {name}',
  anonymous: 'Conta',
  sessionEnds: 'Fim da sessão: {time}',
  signOut: 'Sair',
  signOutPending: 'Sessão encerrada aqui. Vamos concluir quando o servidor responder.',
};

/** Português do Brasil: as páginas no lugar das do NextAuth. */
export const ptBRPages: PageMessages = {
  or: 'ou',
  continueWith: 'Continuar com {provider}',
  goingTo: 'Levando você a {provider}…',
  lastUsed: 'Último uso',

  titleWithError: 'Erro: {title}',

  signOutTitle: 'Sair',
  signOutQuestion: 'Deseja sair da sua conta?',
  signedInAs: 'Você entrou como {name}.',
  signOut: 'Sair',
  signingOut: 'Saindo…',
  cancel: 'Cancelar',
  signedOutAlready: 'Você saiu da sua conta.',
  toStart: 'Ir para a página inicial',

  errorTitle: 'Não funcionou',
  accessDeniedTitle: 'Sem acesso',
  verificationTitle: 'Este link não é mais válido',
  configurationTitle: 'Um problema do nosso lado',
  errorText: 'Algo deu errado ao entrar. Tente novamente.',
  backToSignIn: 'Voltar ao login',

  checkEmailTitle: 'Confira seu e-mail',
  linkSentTo: 'Enviamos um link de acesso para {email}.',
  linkSent: 'Enviamos um link de acesso para você.',
  linkHint: 'Abra-o neste navegador. Se não chegar, confira a pasta de spam.',
  sendAgain: 'Enviar novamente',
  sendingAgain: 'Enviando…',
  sentAgain: 'O link foi enviado novamente.',
  sendAgainIn: 'Você poderá pedir um novo envio em {time}.',
  wrongAddress: 'Endereço errado?',

  welcomeTitle: 'Boas-vindas',
  goOn: 'Continuar',

  close: 'Fechar',
};

/** Português do Brasil: os formulários em torno da senha. */
export const ptBRAccount: AccountMessages = {
  codeTitle: 'Digite seu código',
  codeHint: 'Enviamos um código para você. Ele vale por alguns minutos.',
  code: 'Código',
  codeMissing: 'Digite o código.',
  checkCode: 'Continuar',
  checkingCode: 'Verificando…',
  resendCode: 'Enviar novo código',
  resendIn: 'Você poderá pedir um novo código em {time}.',
  codeResent: 'Um novo código está a caminho.',
  backToPassword: 'Voltar à senha',
  newPasswordTitle: 'Escolha uma nova senha',
  newPasswordHint: 'Para continuar, altere sua senha.',

  name: 'Nome',
  newPassword: 'Nova senha',
  currentPassword: 'Senha atual',
  currentPasswordMissing: 'Digite sua senha atual.',
  currentPasswordWrong: 'Essa não é sua senha atual.',
  newPasswordMissing: 'Escolha uma senha.',
  passwordTooShort: {
    one: 'Use pelo menos {count} caractere.',
    other: 'Use pelo menos {count} caracteres.',
  },
  passwordAdvice: {
    one: 'Pelo menos {count} caractere. O melhor são várias palavras fáceis de lembrar.',
    other: 'Pelo menos {count} caracteres. O melhor são várias palavras fáceis de lembrar.',
  },
  strengthWeak: 'Fácil de adivinhar. Com mais algumas palavras fica forte.',
  strengthFair: 'Nada mal. Quanto mais longa, mais forte.',
  strengthStrong: 'Senha forte.',

  registerTitle: 'Crie sua conta',
  createAccount: 'Criar conta',
  creatingAccount: 'Criando sua conta…',
  haveAccount: 'Já tem uma conta?',
  signIn: 'Entrar',
  registered: 'Quase pronto. Enviamos um e-mail que explica como continuar.',

  forgotTitle: 'Esqueceu a senha?',
  forgotHint: 'Digite seu e-mail e enviaremos um link para você escolher uma nova senha.',
  sendLink: 'Enviar link',
  sendingLink: 'Enviando…',
  linkSent: 'Se existir uma conta com este endereço, um link está a caminho. Confira também a pasta de spam.',
  backToSignIn: 'Voltar ao login',

  resetTitle: 'Escolha uma nova senha',
  savePassword: 'Salvar senha',
  savingPassword: 'Salvando…',
  passwordSaved: 'Sua nova senha foi salva. Você já pode entrar com ela.',
  requestNewLink: 'Pedir um novo link',

  changeTitle: 'Alterar a senha',
  passwordChanged: 'Sua senha foi alterada.',

  magicLink: 'Enviar link de acesso',
  sendingMagicLink: 'Enviando…',
};
