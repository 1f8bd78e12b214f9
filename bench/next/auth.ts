import { withExternalJwt } from 'next-auth-ui/server';

export const authOptions = withExternalJwt({ providers: [] });
