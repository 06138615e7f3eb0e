import type { ReactNode } from "react";

export type Task = {
  key: string;
  title: string;
  href?: string;
  onPress?: () => void;
  number?: number;
  detail?: ReactNode;
  status?: ReactNode;
  /** A button beside the row, for what can be done with it here. */
  action?: ReactNode;
};

/** Things to do or open, one under the other, each with its state in words. */
export function TaskList({ label, tasks }: { label: string; tasks: readonly Task[] }) {
  return (
    <ul className="kit-tasks" aria-label={label}>
      {tasks.map((task) => (
        <li key={task.key} className={task.action ? "kit-task-acts" : undefined}>
          <TaskRow task={task} />
          {task.action}
        </li>
      ))}
    </ul>
  );
}

function TaskRow({ task }: { task: Task }) {
  const className = `kit-task${task.number === undefined ? "" : " kit-task--numbered"}`;
  const content = (
    <>
      {task.number !== undefined && <span className="kit-task__number">{task.number}</span>}
      <span>
        <span className="kit-task__title">{task.title}</span>
        {task.detail && <span className="kit-task__detail">{task.detail}</span>}
      </span>
      {task.status && <span>{task.status}</span>}
    </>
  );
  const href = task.href;
  if (href !== undefined) {
    return (
      <a className={className} href={href} onClick={task.onPress}>
        {content}
      </a>
    );
  }
  if (task.onPress) {
    return (
      <button type="button" className={className} onClick={task.onPress}>
        {content}
      </button>
    );
  }
  return <div className={className}>{content}</div>;
}
