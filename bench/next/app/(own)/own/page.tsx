import { OwnForm } from './OwnForm';

export default function OwnPage() {
  return <OwnForm />;
}
