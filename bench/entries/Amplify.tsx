import '@aws-amplify/ui-react/styles.css';
import { Authenticator } from '@aws-amplify/ui-react';
import { Amplify } from 'aws-amplify';

// Never asked: the form stands before any call to Cognito.
Amplify.configure({ Auth: { Cognito: { userPoolId: 'us-east-1_bench', userPoolClientId: 'bench' } } });

export const App = () => <Authenticator loginMechanisms={['email']} />;
