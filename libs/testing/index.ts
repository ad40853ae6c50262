export * from './database.js';
export * from './app.js';
export * from './browser.js';
export * from './client.js';
export * from './mailbox.js';
export * from './screens.js';
