import { toId } from 'storybook/internal/csf';
import type { ComponentName } from './boards.js';

const parts: ReadonlySet<string> = new Set<ComponentName>(['Alert', 'AuthAlert', 'AuthCard', 'Avatar', 'Button', 'Field', 'PasswordField', 'Spinner']);

/** In which part of the sidebar a component's stories are. */
export const sectionOf = (component: string): string => (parts.has(component) ? 'Parts' : component.endsWith('Page') ? 'Pages' : 'Components');

/** The address of a component's story. */
export const storyIdOf = (component: string, story: string): string => toId(`${sectionOf(component)}/${component}`, story.replace(/([a-z0-9])([A-Z])/g, '$1 $2'));
