import { Auth } from '@supabase/auth-ui-react';
import { ThemeSupa } from '@supabase/auth-ui-shared';
import { createClient } from '@supabase/supabase-js';

const origin = typeof window === 'undefined' ? 'http://127.0.0.1' : window.location.origin;
const supabase = createClient(origin, 'bench');

export const App = () => <Auth supabaseClient={supabase} appearance={{ theme: ThemeSupa }} providers={[]} />;
