import { headers } from 'next/headers';
import { OwnForm } from '../own/OwnForm';

/** What Next takes for any page that it makes at each request. */
export default async function OwnDynamicPage() {
  await headers();
  return <OwnForm />;
}
