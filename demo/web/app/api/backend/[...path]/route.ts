import { createApiProxy } from 'next-auth-ui/server';
import { authOptions } from '@/auth';

const handler = createApiProxy(authOptions, { allow: ['/products', '/products/*'] });

export { handler as GET };
