export { Composer } from './Composer.tsx';
export { ComposeDialogs } from './ComposeDialogs.tsx';
