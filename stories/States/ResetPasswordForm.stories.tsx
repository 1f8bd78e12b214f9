import type { Meta } from '@storybook/react-vite';
import { boardStories } from './boardStories.js';

const meta: Meta = { title: 'States/ResetPasswordForm', tags: ['!autodocs', 'deep'], parameters: { layout: 'padded' } };

export default meta;

const stories = boardStories('ResetPasswordForm');

export const AllStates = stories.allStates;
export const LightAndDark = stories.lightAndDark;
export const EveryLanguage = stories.everyLanguage;
export const PhoneAndDesktop = stories.phoneAndDesktop;
export const Redlines = stories.redlines;
