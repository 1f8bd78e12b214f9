import { authHandler } from 'next-auth-ui/server';
import { authOptions } from '../../../../auth';

const handler = authHandler(authOptions);

export { handler as GET, handler as POST };
