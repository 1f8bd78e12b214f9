import 'next-auth-ui/styles.css';
import { LoginForm } from 'next-auth-ui';

/** The form alone; it needs no provider. */
export const App = () => <LoginForm forgotPasswordHref="/forgot" registerHref="/register" />;
