import SuperTokens, { SuperTokensWrapper } from 'supertokens-auth-react';
import EmailPassword from 'supertokens-auth-react/recipe/emailpassword';
import { EmailPasswordPreBuiltUI } from 'supertokens-auth-react/recipe/emailpassword/prebuiltui';
import Session from 'supertokens-auth-react/recipe/session';
import { AuthPage } from 'supertokens-auth-react/ui';

// Its guide for Next has it started in the browser only, and rendered there only.
if (typeof window !== 'undefined') {
  SuperTokens.init({
    appInfo: { appName: 'Bench', apiDomain: window.location.origin, websiteDomain: window.location.origin, apiBasePath: '/auth', websiteBasePath: '/auth' },
    recipeList: [EmailPassword.init(), Session.init()],
  });
}

export const App = () =>
  typeof window === 'undefined' ? null : (
    <SuperTokensWrapper>
      <AuthPage preBuiltUIList={[EmailPasswordPreBuiltUI]} isSignUp={false} />
    </SuperTokensWrapper>
  );
