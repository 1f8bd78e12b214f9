import { cdp } from 'vitest/browser';

/** A node of the accessibility tree, as Chromium gives it to assistive technology: https://chromedevtools.github.io/devtools-protocol/tot/Accessibility/ */
interface AxNode {
  nodeId: string;
  backendDOMNodeId?: number;
  parentId?: string;
  childIds?: string[];
  ignored: boolean;
  role?: { value: string };
  name?: { value: string };
  description?: { value: string };
  value?: { value: unknown };
  properties?: { name: string; value: { value: unknown } }[];
}

interface FrameTree {
  frame: { id: string; url: string };
  childFrames?: FrameTree[];
}

interface DevTools {
  send(method: 'Page.getFrameTree'): Promise<{ frameTree: FrameTree }>;
  send(method: 'Accessibility.getFullAXTree', parameters: { frameId: string }): Promise<{ nodes: AxNode[] }>;
  send(method: 'Emulation.setEmulatedMedia', parameters: { features: { name: string; value: string }[] }): Promise<void>;
}

export const devTools = (): DevTools => cdp();

const framesOf = (tree: FrameTree): FrameTree['frame'][] => [tree.frame, ...(tree.childFrames ?? []).flatMap(framesOf)];

/** The tree of the frame that the tests stand in. */
async function nodes(): Promise<AxNode[]> {
  const { frameTree } = await devTools().send('Page.getFrameTree');
  const frame = framesOf(frameTree).find(({ url }) => url === location.href);
  if (!frame) throw new Error(`No frame has the address ${location.href}.`);
  return (await devTools().send('Accessibility.getFullAXTree', { frameId: frame.id })).nodes;
}

const property = ({ properties = [] }: AxNode, name: string): unknown => properties.find((one) => one.name === name)?.value.value;

/** What is said of a state or a property, and how. */
const said: Readonly<Record<string, (value: unknown) => string>> = {
  invalid: (value) => (value && value !== 'false' ? 'invalid' : ''),
  required: (value) => (value ? 'required' : ''),
  disabled: (value) => (value ? 'disabled' : ''),
  expanded: (value) => (value === undefined ? '' : value ? 'expanded' : 'collapsed'),
  pressed: (value) => (value === undefined ? '' : value === 'true' ? 'pressed' : 'not pressed'),
  checked: (value) => (value === undefined ? '' : value === 'true' ? 'checked' : 'not checked'),
  modal: (value) => (value ? 'modal' : ''),
  busy: (value) => (value ? 'busy' : ''),
};

/** What a screen reader has to say of a node: role, name, states, description. */
function spoken(node: AxNode): string {
  const states = Object.entries(said).map(([name, say]) => say(property(node, name))).filter(Boolean);
  return [node.role?.value, `“${node.name?.value ?? ''}”`, ...states, node.description?.value && `(${node.description.value})`].filter(Boolean).join(' ');
}

/** What has the focus; nothing where only the page has it. */
export async function focused(): Promise<string | undefined> {
  const node = (await nodes()).find((one) => property(one, 'focused') === true && one.role?.value !== 'RootWebArea');
  return node && spoken(node);
}

/** A live region of the page's, with what is in it. */
export interface LiveRegion {
  /** Of its element, for as long as that stands. */
  id: number | undefined;
  how: string;
  role: string | undefined;
  text: string;
}

/** Every live region that has a text, with how it is said. */
export const liveRegions = async (): Promise<string[]> => (await allLiveRegions()).filter(({ text }) => text).map(({ how, role, text }) => `${how} ${role}: ${text}`);

/** Every live region, those included that wait for a text. */
export async function allLiveRegions(): Promise<LiveRegion[]> {
  const all = await nodes();
  const byId = new Map(all.map((node) => [node.nodeId, node]));
  const textOf = (node: AxNode): string[] => (node.role?.value === 'StaticText' ? [node.name?.value ?? ''] : (node.childIds ?? []).flatMap((id) => (byId.has(id) ? textOf(byId.get(id)!) : [])));
  const isLive = (node: AxNode | undefined): boolean => node !== undefined && ['polite', 'assertive'].includes(String(property(node, 'live')));
  return all
    .filter((node) => !node.ignored && isLive(node) && !isLive(byId.get(node.parentId ?? '')))
    .map((node) => ({ id: node.backendDOMNodeId, how: String(property(node, 'live')), role: node.role?.value, text: textOf(node).join(' ').replace(/\s+/g, ' ').trim() }));
}
