import { cspNonce } from '../ui/nonce.ts';

// The scroll lock behind Radix dialogs makes a style sheet at run time and looks here for the nonce
// the content security policy asks for (node_modules/get-nonce). So this is the page's first import.
const nonce = cspNonce();
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce });
