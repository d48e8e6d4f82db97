/** What waits for the reader, one line a task: gold, with its word and one way to go on. */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import css from './Tasks.module.css';

export interface Task {
  readonly key: string;
  readonly title: ReactNode;
  readonly note?: ReactNode;
  /** The link or button that leads to it. */
  readonly action: ReactNode;
}

export function Tasks({ tasks, label }: { tasks: readonly Task[]; label: string }) {
  return (
    <ul className={css.tasks} aria-label={label}>
      {tasks.map((task) => (
        <li key={task.key}>
          <Icon name="pen" size={18} />
          <span>
            <b>{task.title}</b>
            {task.note === undefined ? null : <small>{task.note}</small>}
          </span>
          {task.action}
        </li>
      ))}
    </ul>
  );
}
