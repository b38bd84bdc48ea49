import { Component, type ErrorInfo, type ReactNode } from 'react';
import { PlainScreen } from './PlainScreen.tsx';

/** Shows a plain screen instead of nothing when a part of the interface fails. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { problem: Error | undefined }> {
  override state: { problem: Error | undefined } = { problem: undefined };

  static getDerivedStateFromError(problem: Error): { problem: Error } {
    return { problem };
  }

  override componentDidCatch(problem: Error, info: ErrorInfo): void {
    console.error('The interface failed', problem, info.componentStack);
  }

  override render(): ReactNode {
    const { problem } = this.state;
    return problem ? <PlainScreen details={problem.message} /> : this.props.children;
  }
}
