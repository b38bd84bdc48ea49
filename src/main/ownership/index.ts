export { Installation, type Claim } from './installation.ts';
