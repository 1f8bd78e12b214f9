/** A text with code between backticks, as Markdown has it. */
export const CodeText = ({ children }: { children: string }) => children.split('`').map((part, index) => (index % 2 ? <code key={index}>{part}</code> : part));
