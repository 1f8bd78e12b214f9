/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- displayed as blocks a table is none any more in some browsers, unless it says so */
import type { ReactNode } from 'react';
import { CodeText } from './CodeText';
import { useGuideStyle } from './useGuideStyle';
import './guides.css';

interface GuideTableProps {
  /** What the table is, for people who come to it without its surroundings. */
  caption: string;
  columns: readonly string[];
  /** The first cell of each is its heading. Texts may have code between backticks. */
  rows: readonly (readonly ReactNode[])[];
}

/**
 * A table of a guide. Storybook's MDX knows no Markdown tables, and its own scroll out of a narrow window: here each row becomes a
 * block with the columns' names in it.
 */
export const GuideTable = ({ caption, columns, rows }: GuideTableProps) => (
  <table className="guide-table sb-unstyled" role="table" style={useGuideStyle()}>
    <caption>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map((column) => (
          <th key={column} role="columnheader" scope="col">
            {column}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map(([head, ...cells], row) => (
        <tr key={row} role="row">
          <th role="rowheader" scope="row">
            {written(head)}
          </th>
          {cells.map((cell, index) => (
            <td key={index} role="cell" data-column={columns[index + 1]}>
              {written(cell)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const written = (cell: ReactNode) => (typeof cell === 'string' ? <CodeText>{cell}</CodeText> : cell);
